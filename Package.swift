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
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    .systemLibrary(
      name: "CCMarkGFM", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"])]),
    .target(name: "DocumentModel", dependencies: ["CUTF8Proc"]),
    .target(
      name: "Extraction",
      dependencies: ["DocumentModel", "CLibXML2", "CCMarkGFM", .product(name: "Yams", package: "Yams")]),
    .testTarget(name: "DocumentModelTests", dependencies: ["DocumentModel"]),
    .testTarget(name: "ExtractionTests", dependencies: ["Extraction", "DocumentModel"]),
  ]
)
