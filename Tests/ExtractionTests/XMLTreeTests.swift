import Testing

@testable import Extraction

@Suite struct XMLTreeTests {
  /// `name[attribute=value](children)`, text in quotation marks.
  private func dump(_ tree: XMLTree, _ node: Int = 0) -> String {
    if tree.nodes[node].isText { return "'\(String(decoding: tree.textBytes(of: node), as: UTF8.self))'" }
    let attributes = (Int(tree.nodes[node].first)..<Int(tree.nodes[node].last)).map { index in
      let attribute = tree.attributes[index]
      return tree.names[Int(attribute.name)].local + "="
        + String(decoding: tree.values[Int(attribute.first)..<Int(attribute.last)], as: UTF8.self)
    }
    return tree.name(of: node) + (attributes.isEmpty ? "" : "[\(attributes.joined(separator: ","))]") + "("
      + tree.children(of: node).map { dump(tree, $0) }.joined() + ")"
  }

  @Test(arguments: [
    ("<a>b</a>", "a('b')"), ("<?xml version='1.0'?><!-- c --><a x='1' y='2'>b<c/>d</a>", "a[x=1,y=2]('b'c()'d')"),
    ("<a xml:id='n1' p:q='r' xmlns:p='u'>b</a>", "a[id=n1,q=r]('b')"),
    ("<a><![CDATA[x < y & z]]></a>", "a('x < y & z')"),
    ("<a>x &lt; y &amp; z &#169; &#xA9;</a>", "a('x < y & z © ©')"), ("\u{FEFF}<a>b</a>", "a('b')"),
  ])
  func readsADocument(source: String, expected: String) throws {
    let tree = try XMLTree(Array(source.utf8))
    #expect(dump(tree) == expected)
    #expect(tree.diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("<!DOCTYPE a SYSTEM 'x.dtd'><a>b&nbsp;c&mdash;d &eacute;&hellip;</a>", "a('b\u{A0}c—d é…')"),
    (
      "<!DOCTYPE a [<!ENTITY who \"Ms &amp; Mr <b>Ito</b>\"><!ENTITY all '&who; too'>]><a>&all;</a>",
      "a('Ms & Mr 'b('Ito')' too')"
    ),
    (
      "<!DOCTYPE a [<!-- ]> --><!ELEMENT a ANY>\n<!ENTITY q 'say \"no\"'>]>\n<a x=\"&q;\">&q;</a>",
      "a[x=say \"no\"]('say \"no\"')"
    ),
    ("<!DOCTYPE a [<!ENTITY % p SYSTEM 'p.ent'> %p; <!ENTITY d '&#38;mdash;'>]><a>&d;</a>", "a('—')"),
    ("<a>1939&#150;45 &#146;</a>", "a('1939–45 ’')"), ("<a><!-- &none; --><![CDATA[&none;]]></a>", "a('&none;')"),
    ("<a x='&lt;&ldquo;'/>", "a[x=<“]()"),
  ])
  func putsEntitiesInTheirPlaces(source: String, expected: String) throws {
    let tree = try XMLTree(Array(source.utf8))
    #expect(dump(tree) == expected)
    #expect(tree.diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("<a>R & D</a>", "a('R & D')", "markup-damaged"), ("<a>&odd;</a>", "a('&odd;')", "entity-unknown"),
    ("<a>x &#0; y</a>", "a('x \u{FFFD} y')", nil),
    ("<!DOCTYPE a [<!ENTITY f SYSTEM 'file:///etc/passwd'>]><a>b&f;c</a>", "a('bc')", "entity-external"),
    ("<!DOCTYPE a [<!ENTITY f PUBLIC 'p' 'http://127.0.0.1/x'>]><a>b&f;c</a>", "a('bc')", "entity-external"),
    ("<a><b>one<c>two</a>", "a(b('one'c('two')))", "markup-damaged"),
    ("<a><b>one</c></b>two</a>", "a(b('one')'two')", "markup-damaged"),
    ("<a><b><i>one</b>two</i></a>", "a(b(i('one'))'two')", "markup-damaged"),
    ("<a>1 < 2 and 2 > 1</a>", "a('1 < 2 and 2 > 1')", "markup-damaged"),
    ("<a x=1 y='2 z>b</a>", "a[x=1,y=2]('b')", "markup-damaged"), ("<a>b", "a('b')", "markup-damaged"),
    ("<a>b</a><c>d</c>", "a('b'c('d'))", "markup-damaged"), ("<a x='1' x='2'>b</a>", "a[x=1]('b')", "markup-damaged"),
    ("<a>b<", "a('b<')", "markup-damaged"), ("<a>]]></a>", "a(']]>')", "markup-damaged"),
    ("<a/>tail", "a('tail')", "markup-damaged"),
  ])
  func mendsAndSaysSo(source: String, expected: String, code: String?) throws {
    let tree = try XMLTree(Array(source.utf8))
    #expect(dump(tree) == expected)
    #expect(tree.diagnostics.map(\.code) == [code].compactMap(\.self))
  }

  @Test func namesTheLineOfTheDamage() throws {
    let tree = try XMLTree(Array("<!DOCTYPE a [\n<!ENTITY x 'y'>\n]>\n<a>\n<b></c>\n</a>".utf8))
    #expect(tree.diagnostics.first?.message.contains("line 5") == true)
  }

  private func failure(_ source: String) -> ExtractionError.Code? {
    do throws(ExtractionError) {
      _ = try XMLTree(Array(source.utf8))
      return nil
    } catch { return error.code }
  }

  @Test func entitiesCannotExpandWithoutBound() {
    var laughs = "<!DOCTYPE a [<!ENTITY l0 'ha'>"
    for level in 1...10 { laughs += "<!ENTITY l\(level) '\(String(repeating: "&l\(level - 1);", count: 10))'>" }
    #expect(failure(laughs + "]><a>&l10;</a>") == .tooCostly)
    #expect(failure("<!DOCTYPE a [<!ENTITY x '&y;'><!ENTITY y '&x;'>]><a>&x;</a>") == .tooCostly)
    let long = String(repeating: "ha", count: 50_000)
    let many = String(repeating: "&l;", count: 50_000)
    #expect(failure("<!DOCTYPE a [<!ENTITY l '\(long)'>]><a>\(many)</a>") == .tooCostly)
  }

  @Test(arguments: ["", "words", "<", "<!", "<!DOCTYPE", "<!DOCTYPE a [", "<?xml", "<!--", "</a>", "&amp;", "<!ENTITY"])
  func refusesWhatHoldsNoElement(source: String) { #expect(failure(source) == .damaged) }

  @Test func staysLinearOnTheWorstInputs() throws {
    let count = 200_000
    let sources = [
      String(repeating: "<a>", count: count), "<a>" + String(repeating: "<b", count: count),
      "<a " + (0..<count).map { "x\($0)='1' " }.joined() + ">b</a>", "<a>" + String(repeating: "</b>", count: count),
      "<a>" + String(repeating: "<b x='", count: count), "<a>" + String(repeating: "&b", count: count),
      "<a>" + String(repeating: "<!--", count: 2000), "<a>" + String(repeating: "<![CDATA[", count: 2000),
      "<a>" + (0..<20_000).map { "<b xmlns:n\($0)='u'/>" }.joined() + "</a>",
      "<!DOCTYPE a [" + String(repeating: "<!ENTITY a 'b'>", count: count) + "]><a>&a;</a>",
    ]
    for source in sources { _ = try XMLTree(Array(source.utf8)) }
    let deep = try XMLTree(Array((String(repeating: "<a>", count: count) + "end").utf8))
    #expect(deep.text(of: 0) == "end")
  }

  @Test func readsALongDocumentToItsEnd() throws {
    let paragraph = "<p>" + String(repeating: "Words of a long book. ", count: 500) + "</p>\n"
    let source = "<a>" + String(repeating: paragraph, count: 1000) + "<e/></a>"
    #expect(source.utf8.count > 11_000_000)
    let tree = try XMLTree(Array(source.utf8))
    #expect(tree.diagnostics.isEmpty)
    #expect(tree.name(of: tree.nodes.count - 1) == "e")
  }

  @Test func findsItsWay() throws {
    let tree = try XMLTree(
      Array("<r xmlns='urn:r'><h><t type='main'>One <i>two</i></t><t>Three</t></h><t/></r>".utf8))
    #expect(tree.namespace(of: 0) == "urn:r")
    let head = try #require(tree.child("h", of: 0))
    #expect(tree.children("t", of: head).map { tree.text(of: $0) } == ["One two", "Three"])
    #expect(tree.descendants("t", of: 0).count == 3)
    #expect(tree.child(["h", "t", "i"], of: 0).map { tree.text(of: $0) } == "two")
    #expect(tree.child("t", of: head).flatMap { tree.value("type", of: $0) } == "main")
  }
}
