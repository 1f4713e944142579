// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "loccit",
  platforms: [.macOS(.v14)],
  dependencies: [],
  targets: [
    .systemLibrary(
      name: "CUTF8Proc", pkgConfig: "libutf8proc",
      providers: [.apt(["libutf8proc-dev"]), .brew(["utf8proc"])]),
    .target(name: "DocumentModel", dependencies: ["CUTF8Proc"]),
    .target(name: "Search", dependencies: ["DocumentModel"]),
    .testTarget(name: "DocumentModelTests", dependencies: ["DocumentModel"]),
    .testTarget(name: "SearchTests", dependencies: ["DocumentModel", "Search"]),
  ]
)
