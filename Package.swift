// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "loccit",
  platforms: [.macOS(.v14)],
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2")
  ],
  targets: [
    .systemLibrary(
      name: "CUTF8Proc", pkgConfig: "libutf8proc",
      providers: [.apt(["libutf8proc-dev"]), .brew(["utf8proc"])]),
    .target(name: "DocumentModel", dependencies: ["CUTF8Proc"]),
    .target(name: "Ingest", dependencies: ["DocumentModel", .product(name: "Yams", package: "Yams")]),
    .testTarget(name: "DocumentModelTests", dependencies: ["DocumentModel"]),
    .testTarget(name: "IngestTests", dependencies: ["DocumentModel", "Ingest"]),
  ]
)
