import Testing

/// `search --saved`.
@Suite struct SavedQueryTests {
  private let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    try workspace.write(
      "config/loccit/config.yaml",
      """
      queries:
        watches: keeper "gales of January"
        wide: lamp OR foghorn
        oil: 'cites:"Cost of Oil"'
        broken: lamp autor:Holm
        open: lamp "oil
        empty:

      """)
  }

  private func search(_ words: String...) throws -> Program.Outcome {
    let environment = ["XDG_CONFIG_HOME": workspace.path("config"), "LOCCIT_INDEX": try SharedIndex.path]
    return try Program.run(["search"] + words, in: SharedIndex.folder, environment: environment)
  }

  private func ids(_ words: String...) throws -> [String] {
    let environment = ["XDG_CONFIG_HOME": workspace.path("config"), "LOCCIT_INDEX": try SharedIndex.path]
    let answer = try Program.run(
      ["search", "--format", "json"] + words, in: SharedIndex.folder, environment: environment)
    return try answer.json()["hits"].values.compactMap { $0["id"].text }
  }

  @Test func aSavedQueryIsAskedByItsName() throws {
    let saved = try search("--saved", "watches")
    #expect(saved.status == 0)
    #expect(try saved.output == search("keeper \"gales of January\"").output)
    #expect(try ids("--saved=oil") == ids("cites:\"Cost of Oil\""))
    #expect(try !ids("--saved", "oil").isEmpty)
  }

  @Test func wordsBesideItNarrowIt() throws {
    let all = try ids("--saved", "wide")
    let narrowed = try ids("--saved", "wide", "date:2013..")
    #expect(!narrowed.isEmpty && narrowed.count < all.count)
    #expect(narrowed.allSatisfy { $0.hasPrefix("tide-tables-2013#") })
    #expect(try ids("date:2013..", "--saved", "wide") == narrowed)
    #expect(try Set(ids("--saved", "wide", "-foghorn")).isStrictSubset(of: all))
    // A word that ranks brings nothing that the saved query does not find.
    #expect(try Set(ids("--saved", "wide", "insurers")).isSubset(of: all))
    #expect(try Set(ids("--saved", "oil", "lamp")).isSubset(of: ids("--saved", "oil")))
  }

  @Test func itIsPagedAndPrintedAsAnyOther() throws {
    let first = try search("--saved", "wide", "--format", "json", "--limit", "1").json()
    #expect(first["query"] == "lamp OR foghorn" && first["next"] == 1)
    let second = try search("--saved", "wide", "--format", "json", "--limit", "1", "--offset", "1").json()
    #expect(second["hits"][0]["rank"] == 2)
    #expect(
      try search("--saved", "wide", "date:2013..", "--format", "json").json()["query"]
        == "+(lamp OR foghorn) date:2013..")
  }

  @Test func aFaultIsShownWithItsName() throws {
    let broken = try search("--saved", "broken")
    #expect(broken.status == 2)
    #expect(broken.errors.contains("saved query “broken”: "))
    #expect(broken.errors.contains("\n  lamp autor:Holm\n       ^"))
    let open = try search("--saved", "open", "harbour\"")
    #expect(open.errors.contains("saved query “open”: ") && open.errors.contains("\n  lamp \"oil\n"))
    #expect(try search("--saved", "empty").status == 2)
    let beside = try search("--saved", "wide", "autor:Holm")
    #expect(beside.status == 2 && beside.errors.contains("+(lamp OR foghorn) autor:Holm"))
    #expect(try search("--saved", "broken", "--format", "json").json()["code"] == "unknown-field")
  }

  @Test func anUnknownNameIsAnErrorThatHelps() throws {
    let near = try search("--saved", "wathces")
    #expect(near.status == 2 && near.output.isEmpty)
    #expect(near.errors.contains("“wathces”") && near.errors.contains("Did you mean “watches”?"))
    let far = try search("--saved", "nothing-like-it")
    #expect(far.errors.contains("There are: watches, wide, oil, broken, open, empty."))
    #expect(try search("--saved", "wathces", "--format", "json").json()["code"] == "unknown-saved-query")
  }

  @Test func withoutAConfigurationItIsSaidHowToSaveOne() throws {
    try workspace.write("config/loccit/config.yaml", "colour: red\n")
    let none = try search("--saved", "watches")
    #expect(none.status == 2 && none.errors.contains("config/loccit/config.yaml saves none"))
    try workspace.remove("config")
    let absent = try search("--saved", "watches")
    #expect(absent.status == 2)
    #expect(absent.errors.contains("there is no configuration file \(workspace.path("config/loccit/config.yaml"))"))
    #expect(absent.errors.contains("\n      queries:\n        shields: missile"))
  }

  @Test func theDoctorReadsThem() throws {
    let environment = ["XDG_CONFIG_HOME": workspace.path("config"), "LOCCIT_INDEX": try SharedIndex.path]
    let checks = try Program.run(["doctor", "--format", "json"], in: SharedIndex.folder, environment: environment)
      .json()
    let faults = checks["checks"].values.filter { $0["name"] == "configuration" && $0["state"] == "warning" }
    #expect(
      faults.compactMap { $0["message"].text?.split(separator: "”").first } == [
        "saved query “broken", "saved query “open", "saved query “empty",
      ])
  }
}
