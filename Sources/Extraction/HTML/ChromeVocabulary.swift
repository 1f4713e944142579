/// How site chrome is named in classes, ids and roles.
enum ChromeVocabulary {
  /// Words that make a class chrome wherever they stand in its name (`article-share`, `main-nav`).
  static let words: Set<String> = [
    "addthis", "advert", "advertisement", "advertising", "adverts", "adsense", "adsbygoogle", "bookmarks", "breadcrumb",
    "breadcrumbs", "catlinks", "comment", "comments", "consent", "cookie", "cookies", "crumbs", "disqus", "dropdown",
    "editsection", "footer", "gdpr", "hamburger", "headerlink", "lightbox", "login", "logout", "masthead", "menu",
    "menus",
    "modal", "nav", "navbar", "navbox", "navigation", "navlinks", "newsletter", "pager", "pagination", "paywall",
    "permalink", "popup", "promo", "promotion", "recommended", "related", "share", "sharebar", "sharedaddy",
    "sharethis",
    "sharing", "sidebar", "sidenav", "signin", "signup", "skip", "skiplink", "skiplinks", "skipnav", "social",
    "sponsored",
    "submenu", "subscribe", "subscription", "toc", "toolbar", "topbar", "topnav", "trending", "vertnav",
  ]

  /// Whole names.
  static let names: Set<String> = [
    "ad", "ads", "back-to-top", "backtotop", "banner", "bread-crumb", "colophon", "crumb", "edit-link", "header",
    "jump-to-nav", "language-switcher", "mw-jump-link", "noprint", "print-link", "printfriendly", "search",
    "search-box",
    "search-form", "searchbox", "searchform", "site-header", "site-info", "site-tools", "skip-link", "skip-links",
    "skip-to-content", "skip-nav", "table-of-contents", "tools",
    "utility", "utility-links", "widget", "widget-area", "copyright", "anchorjs-link", "heading-anchor", "anchor-link",
  ]

  /// Words of a class that names what stands around something, and that something may be the text.
  static let wrappers: Set<String> = ["body", "container", "content", "layout", "main", "wrap", "wrapper"]

  /// What a book calls its lists of contents, pages and places.
  static let bookRoles: Set<String> = ["toc", "landmarks", "page-list", "doc-toc", "doc-pagelist", "loi", "lot"]

  static let roles: Set<String> = [
    "alert", "alertdialog", "banner", "contentinfo", "dialog", "doc-toc", "form", "menu", "menubar", "menuitem",
    "button", "navigation", "search", "tablist", "toolbar", "toc", "landmarks", "page-list", "doc-pagelist",
  ]
}
