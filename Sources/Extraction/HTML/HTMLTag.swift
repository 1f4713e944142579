import DocumentModel

/// An element's name, as far as it matters to the layout.
enum HTMLTag: String, Sendable {
  case text = "#text"
  case html, head, body, main, article, section, nav, header, footer, aside, div, address, hgroup, search
  case h1, h2, h3, h4, h5, h6
  case p, pre, blockquote, ul, ol, li, dl, dt, dd, figure, figcaption, center, hr, br, details, summary, dir, menu
  case table, caption, thead, tbody, tfoot, tr, td, th, colgroup, col
  case a, img, sup, sub, em, i, b, strong, code, tt, kbd, samp, small, cite, q, dfn, `var`, span, font, s, del, ins, u,
    wbr
  case title, meta, link, script, style, template, noscript, svg, math, object, iframe, canvas, audio, video, embed, map
  case form, fieldset, legend, label, input, button, select, option, optgroup, textarea, datalist, dialog, output
  case frameset, noframes, rp, rt
  case other

  init(name: String) { self = HTMLTag(rawValue: name) ?? .other }

  /// Whether it begins and ends a block of text. A name that is not known is taken for an inline one.
  var isBlock: Bool {
    switch self {
    case .html, .head, .body, .main, .article, .section, .nav, .header, .footer, .aside, .div, .address, .hgroup,
      .search,
      .h1, .h2, .h3, .h4, .h5, .h6, .p, .pre, .blockquote, .ul, .ol, .li, .dl, .dt, .dd, .figure, .figcaption, .center,
      .hr, .details, .summary, .dir, .menu, .table, .caption, .thead, .tbody, .tfoot, .tr, .td, .th, .form, .fieldset,
      .legend, .option, .optgroup, .dialog, .frameset, .noframes, .title:
      true
    default: false
    }
  }

  /// Whether nothing in it is text of the page.
  var isDropped: Bool {
    switch self {
    case .script, .style, .template, .noscript, .svg, .math, .object, .iframe, .canvas, .audio, .video, .embed, .head,
      .title, .meta, .link, .datalist, .rp, .rt, .input, .colgroup, .col, .map:
      true
    default: false
    }
  }

  /// Whether a person works it rather than reads it.
  var isControl: Bool {
    switch self {
    case .button, .select, .textarea, .option, .optgroup, .label, .output: true
    default: false
    }
  }

  var style: StyleRun.Style? {
    switch self {
    case .sup: .superscript
    case .sub: .subscript
    case .em, .i, .cite, .dfn, .var: .italic
    case .b, .strong: .bold
    case .code, .tt, .kbd, .samp: .code
    case .small: .small
    default: nil
    }
  }

  var headingLevel: Int? {
    switch self {
    case .h1: 1
    case .h2: 2
    case .h3: 3
    case .h4: 4
    case .h5: 5
    case .h6: 6
    default: nil
    }
  }
}
