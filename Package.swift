// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "loccit",
  platforms: [.macOS(.v15)],
  dependencies: [],
  targets: [
    .systemLibrary(
      name: "CUTF8Proc", pkgConfig: "libutf8proc",
      providers: [.apt(["libutf8proc-dev"]), .brew(["utf8proc"])]),
    .target(name: "DocumentModel", dependencies: ["CUTF8Proc"]),
    .target(name: "CXapian", linkerSettings: [.linkedLibrary("xapian")]),
    .target(name: "Xapian", dependencies: ["CXapian"]),
    .target(name: "Search", dependencies: ["DocumentModel", "Xapian"]),
    .testTarget(name: "DocumentModelTests", dependencies: ["DocumentModel"]),
    .testTarget(name: "XapianTests", dependencies: ["Xapian", "CXapian"]),
    .testTarget(name: "SearchTests", dependencies: ["DocumentModel", "Search"]),
  ],
  cxxLanguageStandard: .cxx17
)
