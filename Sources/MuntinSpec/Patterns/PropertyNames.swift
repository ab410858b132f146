/// The names of Unicode's properties, as `\p{…}` takes them: without blanks, dashes and case.
///
/// - Source: the tables of ICU 72.
enum PropertyNames {
  static func isKnown(_ text: String) -> Bool {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = folded(parts.first ?? "")
    guard parts.count == 2 else { return isKnown(single: name) }
    let value = folded(parts[1])
    switch name {
    case "gc", "generalcategory", "gcm", "generalcategorymask": return categories.contains(value)
    case "sc", "script", "scx", "scriptextensions": return scripts.contains(value)
    case _ where binary.contains(name):
      return ["yes", "y", "t", "true", "no", "n", "f", "false"].contains(value)
    default: return valued.contains(name) && !value.isEmpty
    }
  }

  private static func isKnown(single name: String) -> Bool {
    if simple.contains(name) || isPlain(name) { return true }
    if name.hasPrefix("is") { return isPlain(String(name.dropFirst(2))) }
    // Names of blocks are not looked up.
    if name.hasPrefix("in") { return name.count > 3 }
    return java.contains(name)
  }

  private static func isPlain(_ name: String) -> Bool {
    categories.contains(name) || scripts.contains(name) || binary.contains(name)
  }

  private static func folded(_ text: Substring) -> String {
    String(text.lowercased().unicodeScalars.filter { !" _-\t".unicodeScalars.contains($0) })
  }

  private static func words(_ text: String) -> Set<String> {
    Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
  }

  private static let simple: Set<String> = [
    "all", "any", "assigned", "ascii", "alnum", "blank", "graph", "print", "word", "xdigit",
  ]

  /// Java's own names.
  static let java: Set<String> = words(
    """
    javadefined javadigit javaidentifierignorable javaisocontrol javajavaidentifierpart
    javajavaidentifierstart javaletter javaletterordigit javalowercase javamirrored javaspacechar
    javasupplementarycodepoint javatitlecase javaunicodeidentifierstart javaunicodeidentifierpart
    javauppercase javavalidcodepoint javawhitespace
    """)

  /// General categories.
  static let categories: Set<String> = words(
    """
    c casedletter cc cf closepunctuation cn cntrl co combiningmark connectorpunctuation control cs
    currencysymbol dashpunctuation decimalnumber digit enclosingmark finalpunctuation format
    initialpunctuation l lc letter letternumber lineseparator ll lm lo lowercaseletter lt lu m
    mark mathsymbol mc me mn modifierletter modifiersymbol n nd nl no nonspacingmark number
    openpunctuation other otherletter othernumber otherpunctuation othersymbol p
    paragraphseparator pc pd pe pf pi po privateuse ps punct punctuation s sc separator sk sm so
    spaceseparator spacingmark surrogate symbol titlecaseletter unassigned uppercaseletter z zl zp
    zs
    """)

  /// Properties that hold or do not.
  static let binary: Set<String> = words(
    """
    ahex alnum alpha alphabetic asciihexdigit basicemoji bidic bidicontrol bidim bidimirrored
    blank cased caseignorable casesensitive changeswhencasefolded changeswhencasemapped
    changeswhenlowercased changeswhennfkccasefolded changeswhentitlecased changeswhenuppercased ci
    compex cwcf cwcm cwkcf cwl cwt cwu dash defaultignorablecodepoint dep deprecated di dia
    diacritic ebase ecomp emod emoji emojicomponent emojikeycapsequence emojimodifier
    emojimodifierbase emojipresentation epres ext extendedpictographic extender extpict
    fullcompositionexclusion graph graphemebase graphemeextend graphemelink grbase grext grlink
    hex hexdigit hyphen idc idcontinue ideo ideographic ids idsb idsbinaryoperator idst idstart
    idstrinaryoperator joinc joincontrol loe logicalorderexception lower lowercase math nchar
    nfcinert nfdinert nfkcinert nfkdinert noncharactercodepoint patsyn patternsyntax
    patternwhitespace patws pcm prependedconcatenationmark print qmark quotationmark radical
    regionalindicator rgiemoji rgiemojiflagsequence rgiemojimodifiersequence rgiemojitagsequence
    rgiemojizwjsequence ri sd segmentstarter segstart sensitive sentenceterminal softdotted space
    sterm term terminalpunctuation uideo unifiedideograph upper uppercase variationselector vs
    whitespace wspace xdigit xidc xidcontinue xids xidstart
    """)

  /// Properties that have a value, which is not looked up.
  static let valued: Set<String> = words(
    """
    age bc bidiclass bidipairedbrackettype blk block bpt canonicalcombiningclass ccc
    decompositiontype dt ea eastasianwidth gc gcb gcm generalcategory generalcategorymask
    graphemeclusterbreak hangulsyllabletype hst indicpositionalcategory indicsyllabiccategory inpc
    insc jg joininggroup joiningtype jt lb lccc leadcanonicalcombiningclass linebreak nfcqc
    nfcquickcheck nfdqc nfdquickcheck nfkcqc nfkcquickcheck nfkdqc nfkdquickcheck nt numerictype
    numericvalue nv sb sc script scriptextensions scx sentencebreak tccc
    trailcanonicalcombiningclass verticalorientation vo wb wordbreak
    """)

  /// Scripts.
  static let scripts: Set<String> = words(
    """
    adlam adlm afak aghb ahom anatolianhieroglyphs arab arabic armenian armi armn avestan avst
    bali balinese bamu bamum bass bassavah batak batk beng bengali bhaiksuki bhks blis bopo
    bopomofo brah brahmi brai braille bugi buginese buhd buhid cakm canadianaboriginal cans cari
    carian caucasianalbanian chakma cham cher cherokee chorasmian chrs cirt common copt coptic
    cpmn cprt cuneiform cypriot cyprominoan cyrillic cyrl cyrs deseret deva devanagari diak
    divesakuru dogr dogra dsrt dupl duployan egyd egyh egyp egyptianhieroglyphs elba elbasan elym
    elymaic ethi ethiopic geok geor georgian glag glagolitic gong gonm goth gothic gran grantha
    greek grek gujarati gujr gunjalagondi gurmukhi guru han hanb hang hangul hani hanifirohingya
    hano hans hant hanunoo hatr hatran hebr hebrew hira hiragana hluw hmng hmnp hrkt hung
    imperialaramaic inds inherited inscriptionalpahlavi inscriptionalparthian ital jamo java
    javanese jpan jurc kaithi kali kana kannada katakana katakanaorhiragana kawi kayahli khar
    kharoshthi khitansmallscript khmer khmr khoj khojki khudawadi kits knda kore kpel kthi lana
    lao laoo latf latg latin latn lepc lepcha limb limbu lina linb lineara linearb lisu loma lyci
    lycian lydi lydian mahajani mahj maka makasar malayalam mand mandaic mani manichaean marc
    marchen masaramgondi maya medefaidrin medf meeteimayek mend mendekikakui merc mero
    meroiticcursive meroitichieroglyphs miao mlym modi mong mongolian moon mro mroo mtei mult
    multani myanmar mymr nabataean nagm nagmundari nand nandinagari narb nbat newa newtailue nkgb
    nko nkoo nshu nushu nyiakengpuachuehmong ogam ogham olchiki olck oldhungarian olditalic
    oldnortharabian oldpermic oldpersian oldsogdian oldsoutharabian oldturkic olduyghur oriya orkh
    orya osage osge osma osmanya ougr pahawhhmong palm palmyrene pauc paucinhau perm phag phagspa
    phli phlp phlv phnx phoenician plrd prti psalterpahlavi qaac qaai rejang rjng rohg roro runic
    runr samaritan samr sara sarb saur saurashtra sgnw sharada shavian shaw shrd sidd siddham
    signwriting sind sinh sinhala sogd sogdian sogo sora sorasompeng soyo soyombo sund sundanese
    sylo sylotinagri syrc syre syriac syrj syrn tagalog tagb tagbanwa taile taitham taiviet takr
    takri tale talu tamil taml tang tangsa tangut tavt telu telugu teng tfng tglg thaa thaana thai
    tibetan tibt tifinagh tirh tirhuta tnsa toto ugar ugaritic unknown vai vaii visp vith vithkuqi
    wancho wara warangciti wcho wole xpeo xsux yezi yezidi yi yiii zanabazarsquare zanb zinh zmth
    zsye zsym zxxx zyyy zzzz
    """)
}
