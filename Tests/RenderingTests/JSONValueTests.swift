import DocumentModel
import Rendering
import Testing

@Suite struct JSONValueTests {
  @Test func keepsOrderAndNulls() {
    let value: JSONValue = ["b": 1, "a": nil, "c": ["x", .number(0.5), .bool(true)]]
    #expect(value.text == #"{"b": 1, "a": null, "c": ["x", 0.5, true]}"#)
  }

  @Test(arguments: [
    ("plain", #""plain""#), ("a\"b\\c", #""a\"b\\c""#), ("line\nend\t", #""line\nend\t""#),
    ("\u{1B}[31m\u{0}", #""\u001b[31m\u0000""#), ("Œuvre 🙂", #""Œuvre 🙂""#),
  ])
  func escapesWhatJSONCannotHold(text: String, expected: String) {
    #expect(JSONValue.string(text).text == expected)
  }

  @Test func writesNumbersThatEveryParserReads() {
    #expect(JSONValue.number(3).text == "3")
    #expect(JSONValue.number(0.1 + 0.2).text == "0.3")
    #expect(JSONValue.number(.infinity).text == "null")
    #expect(JSONValue.number(-12.25).text == "-12.25")
  }

  @Test func aWorkIsCSL() {
    var work = Work()
    work.title = "On Notes"
    work.authors = [Name(family: "Weil", given: "Ada"), Name(literal: "The Society")]
    work.issued = PartialDate(year: 2006, month: 11)
    work.containerTitle = "Notes and Queries"
    #expect(
      JSONValue(work).text
        == #"{"title": "On Notes", "author": [{"family": "Weil", "given": "Ada"}, {"literal": "The Society"}], "#
        + #""issued": {"date-parts": [[2006, 11]]}, "container-title": "Notes and Queries"}"#)
  }
}
