import DocumentModel
import Testing

@testable import Search

/// What a query is read as, and what is wrong with a broken one.
struct QueryParserTests {
  /// Query as typed, and as understood.
  static let valid: [(String, String)] = [
    ("treaty", "treaty"),
    ("arms control treaty", "arms control treaty"),
    ("+treaty arms -navy", "+treaty arms -navy"),
    ("+treaty", "treaty"),
    ("+treaty -navy", "treaty AND NOT navy"),
    ("-navy +treaty", "treaty AND NOT navy"),
    ("treaty -navy", "treaty -navy"),
    ("treaty AND navy", "treaty AND navy"),
    ("+treaty +navy", "treaty AND navy"),
    ("a OR b AND c", "a OR (b AND c)"),
    ("a AND b OR c AND d", "(a AND b) OR (c AND d)"),
    ("(a OR b) AND c", "(a OR b) AND c"),
    ("a OR b OR c", "a OR b OR c"),
    ("a OR (b OR c)", "a OR b OR c"),
    ("((treaty))", "treaty"),
    ("missile defence AND treaty", "(missile defence) AND treaty"),
    ("missile defence OR arms control", "(missile defence) OR (arms control)"),
    ("a NOT b", "a AND NOT b"),
    ("a AND NOT b", "a AND NOT b"),
    ("a OR b NOT c", "a OR (b AND NOT c)"),
    ("NOT b a", "a -b"),
    ("a OR b -c", "(a OR b) -c"),
    ("(a b) c", "(a b) c"),
    ("\"missile defence\"", "\"missile defence\""),
    ("“missile defence” bases", "\"missile defence\" bases"),
    ("„missile defence“", "\"missile defence\""),
    ("«missile defence»", "\"missile defence\""),
    ("‘missile defence’ bases", "\"missile defence\" bases"),
    ("o’clock ‘tis", "o’clock tis"),
    ("\"treaties\"", "\"treaties\""),
    ("post-Cold war", "\"post Cold\" war"),
    ("and/or", "\"and or\""),
    ("Moscow's U.S. 1,500", "Moscow's U.S 1,500"),
    ("a NEAR/5 b", "a NEAR/5 b"),
    ("a NEAR b", "a NEAR/10 b"),
    ("a ADJ/3 b ADJ/3 c", "a ADJ/3 b ADJ/3 c"),
    ("(a OR b) NEAR/4 c", "(a OR b) NEAR/4 c"),
    ("(a b) NEAR/4 c", "(a OR b) NEAR/4 c"),
    ("x a NEAR/5 b AND c", "(x a NEAR/5 b) AND c"),
    ("-(a NEAR/5 b) c", "c -(a NEAR/5 b)"),
    ("interop* forces", "interop* forces"),
    ("interop*, forces", "interop* forces"),
    ("author:Blank", "author:Blank"),
    ("Author:Blank partnership", "author:Blank partnership"),
    ("author:\"van der Meer\"", "author:\"van der Meer\""),
    ("author:“van der Meer” sea", "author:\"van der Meer\" sea"),
    ("cites:\"Moscow Times\"", "cites:\"Moscow Times\""),
    ("title:post-Cold", "title:\"post Cold\""),
    ("author:Yakov*", "author:Yakov*"),
    ("partnership speaker:Yakovenko", "partnership speaker:Yakovenko"),
    ("in:note \"Moscow Times\"", "in:note \"Moscow Times\""),
    ("in:quotation,note x", "in:note,quotation x"),
    ("in:NOTE x", "in:note x"),
    ("date:1998..2004 x", "date:1998..2004 x"),
    ("date:2001-03.. x", "date:2001-03.. x"),
    ("date:..1950 x", "date:..1950 x"),
    ("date:2004 x", "date:2004 x"),
    ("date:2004/03/31", "date:2004-03-31"),
    ("date:2004-03..2004 x", "date:2004-03..2004 x"),
    ("year:2006 x", "year:2006 x"),
    ("year:1998..2004", "year:1998..2004"),
    ("page:40..60", "page:40..60"),
    ("page:12", "page:12"),
    ("page:xii", "page:xii"),
    ("note:6 id:blank-2006#p12", "note:6 id:blank-2006#p12"),
    ("path:\"my papers/a (1).txt\"", "path:\"my papers a 1 txt\""),
    ("note:\"a (1)\" type:a(1)", "note:\"a (1)\" type:\"a(1)\""),
    ("-author:Blank treaty", "treaty -author:Blank"),
    ("-in:note author:Blank", "author:Blank -in:note"),
    ("(author:a OR author:b) nato", "(author:a OR author:b) nato"),
    ("nato (author:a OR author:b) treaty", "nato (author:a OR author:b) treaty"),
    ("nato author:a OR author:b", "nato (author:a OR author:b)"),
    ("nato OR author:a", "nato OR author:a"),
    ("date:2001.. nato OR russia -turkey", "date:2001.. (nato OR russia) -turkey"),
    ("nato AND author:a", "nato AND author:a"),
    ("arms & men", "arms men"),
    ("arms -- men", "arms men"),
    ("Partnership: a marriage", "Partnership a marriage"),
    ("https://www.example.org/a", "\"https www example org a\""),
    ("12:30", "\"12 30\""),
    ("rain, AND, snow", "rain and snow"),
    ("to be or not to be", "to be or not to be"),
    ("北约", "\"北 约\""),
  ]

  @Test(arguments: valid)
  func isUnderstood(text: String, understood: String) throws {
    #expect(try Query(parsing: text).description == understood)
  }

  @Test(arguments: valid)
  func readsBackWhatItPrints(text: String, understood: String) throws {
    #expect(try Query(parsing: understood) == Query(parsing: text))
  }

  /// Query, code, the letters that the caret stands under, and a part of the hint.
  static let broken: [(String, QueryError.Code, Range<Int>, String?)] = [
    ("", .empty, 0..<0, nil),
    (" ? ! ", .empty, 0..<5, nil),
    ("autor:Blank", .unknownField, 0..<6, "author:"),
    ("nato athor:Blank", .unknownField, 5..<11, "author:"),
    ("journal:Survival", .unknownField, 0..<8, "container:"),
    ("lang:de x", .unknownField, 0..<5, "language:"),
    ("zzz:de x", .unknownField, 0..<4, "The fields are"),
    ("author: Blank", .emptyField, 0..<7, nil),
    ("author:", .emptyField, 0..<7, nil),
    ("author:\"\"", .emptyField, 0..<9, nil),
    ("author:(a OR b)", .badFieldValue, 7..<8, nil),
    ("title:&", .badFieldValue, 6..<7, nil),
    ("arms \"control treaty", .unclosedQuotation, 5..<6, nil),
    ("author:\"van der", .unclosedQuotation, 7..<8, nil),
    ("arms \"\"", .emptyQuotation, 5..<7, nil),
    ("arms “…”", .emptyQuotation, 5..<8, nil),
    ("arms (control", .unclosedParenthesis, 5..<6, nil),
    ("arms (", .unclosedParenthesis, 5..<6, nil),
    ("arms) control", .unopenedParenthesis, 4..<5, nil),
    ("arms ()", .emptyParentheses, 5..<7, nil),
    ("arms AND", .danglingOperator, 5..<8, nil),
    ("(arms OR) x", .danglingOperator, 6..<8, nil),
    ("arms OR ", .danglingOperator, 5..<7, nil),
    ("AND arms", .misplacedOperator, 0..<3, nil),
    ("arms AND OR men", .misplacedOperator, 9..<11, nil),
    ("arms NOT", .danglingOperator, 5..<8, nil),
    ("NOT NOT arms", .misplacedOperator, 4..<7, nil),
    ("arms + men", .danglingOperator, 5..<6, nil),
    ("arms - men", .danglingOperator, 5..<6, nil),
    ("arms +-men", .misplacedOperator, 6..<7, nil),
    ("arms OR -men", .misplacedOperator, 8..<12, nil),
    ("arms OR NOT men", .misplacedOperator, 8..<15, nil),
    ("+arms OR men", .misplacedOperator, 0..<5, nil),
    ("-arms", .onlyExcluded, 0..<5, nil),
    ("NOT arms -men", .onlyExcluded, 0..<13, nil),
    ("men (-arms)", .onlyExcluded, 4..<11, nil),
    ("arms NEAR/0 men", .badDistance, 5..<11, nil),
    ("arms NEAR/x men", .badDistance, 5..<11, nil),
    ("arms NEAR/5", .danglingOperator, 5..<11, nil),
    ("NEAR/5 men", .misplacedOperator, 0..<6, nil),
    ("arms NEAR/5 \"men at\"", .badNearOperand, 12..<20, nil),
    ("arms NEAR/5 author:x", .badNearOperand, 12..<20, nil),
    ("author:x NEAR/5 arms", .badNearOperand, 0..<8, nil),
    ("a NEAR/5 b ADJ/5 c", .badDistance, 11..<16, nil),
    ("inter*op", .badWildcard, 5..<6, nil),
    ("*ism", .badWildcard, 0..<1, nil),
    ("arms *", .badWildcard, 5..<6, nil),
    ("a*", .badWildcard, 1..<2, nil),
    ("post-Cold*", .badWildcard, 9..<10, nil),
    ("wom?n", .badWildcard, 3..<4, nil),
    ("author:Ya*ov", .badWildcard, 9..<10, nil),
    ("date:2004..1998", .badRange, 5..<15, "date:1998..2004"),
    ("date:1998-2004", .badRange, 5..<14, "date:1998..2004"),
    ("date:..", .badRange, 5..<7, nil),
    ("date:soon", .badRange, 5..<9, nil),
    ("date:1998..soon", .badRange, 11..<15, nil),
    ("year:06x", .badRange, 5..<8, nil),
    ("year:1998-2004", .badRange, 5..<14, "year:1998..2004"),
    ("page:40-60", .badRange, 5..<10, "page:40..60"),
    ("page:60..40", .badRange, 5..<11, "page:40..60"),
    ("page:x..40", .badRange, 5..<6, nil),
    ("page:99999999999999999999", .badRange, 5..<25, nil),
    ("in:footnote x", .badKind, 3..<11, "in:note"),
    ("in:note,pasage x", .badKind, 8..<14, "in:passage"),
    ("in:reference x", .badKind, 3..<12, nil),
  ]

  @Test(arguments: broken)
  func isRefused(text: String, code: QueryError.Code, range: Range<Int>, hint: String?) throws {
    do {
      let query = try Query(parsing: text)
      Issue.record("read as \(query)")
    } catch {
      #expect(error.code == code)
      #expect(error.range == range, "\(error.message)")
      if let hint { #expect(error.hint?.contains(hint) == true, "\(error.hint ?? "no hint")") }
    }
  }

  @Test func depthAndLengthAreBounded() throws {
    let deep = String(repeating: "(", count: 40) + "a" + String(repeating: ")", count: 40)
    #expect(try Query(parsing: deep).description == "a")
    #expect(throws: QueryError.self) { try Query(parsing: String(repeating: "(", count: 9_000) + "a") }
    #expect(throws: QueryError.self) { try Query(parsing: String(repeating: "a ", count: 20_000)) }
    #expect(throws: QueryError.self) { try Query(parsing: String(repeating: "‘a ", count: 6_600) + "(") }
  }

  @Test func plainTextHasNoOperators() throws {
    #expect(try Query(plain: "NATO-Russia: \"a AND -b (author:c").description == "NATO Russia a and b author c")
    #expect(throws: QueryError.self) { try Query(plain: "?!") }
  }

  /// Any text whatever is read or refused, and what is read prints as a query with the same meaning.
  @Test func everyTextIsReadOrRefused() throws {
    var random = SeededGenerator(seed: 20061114)
    let pieces = [
      "a", "b", "treaty", "AND", "OR", "NOT", "NEAR/3", "ADJ", "(", ")", "(", ")", "\"", "“", "”", "+", "-", "*",
      "author:", "in:note", "date:2001..", "page:4", "x:", "‘", "’", "'", "..", "post-Cold", "é", "北", "\u{301}", " ",
    ]
    var understood = 0
    for _ in 0..<20_000 {
      var text = ""
      for _ in 0..<Int.random(in: 1...9, using: &random) {
        text += pieces[Int.random(in: 0..<pieces.count, using: &random)]
        if Int.random(in: 0..<4, using: &random) > 0 { text += " " }
      }
      do {
        let query = try Query(parsing: text)
        understood += 1
        let printed = query.description
        #expect(try Query(parsing: printed) == query, "\(text) → \(printed)")
      } catch {
        #expect(error.range.lowerBound >= 0 && error.range.upperBound <= text.unicodeScalars.count, "\(text)")
      }
    }
    #expect(understood > 1000)
  }
}

/// The same numbers in every run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
