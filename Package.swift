// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "loccit",
  platforms: [.macOS(.v14)],
  dependencies: [],
  targets: [
    .systemLibrary(
      name: "CUTF8Proc",
      providers: [.apt(["libutf8proc-dev"]), .brew(["utf8proc"])]),
    .target(name: "DocumentModel", dependencies: ["CUTF8Proc"]),
    .target(name: "Search", dependencies: ["DocumentModel"]),
    .target(name: "Rendering", dependencies: ["DocumentModel", "Search"]),
    .testTarget(name: "DocumentModelTests", dependencies: ["DocumentModel"]),
    .testTarget(name: "RenderingTests", dependencies: ["DocumentModel", "Search", "Rendering"]),
  ]
)
