/// The names of Unicode's properties, as `\p{…}` takes them.
///
/// - Source: the tables of ICU 72, and what Unicode 15.1 to 17 named since.
enum PropertyNames {
  /// Whether ICU knows what stands between the braces.
  static func isKnown(_ text: String) -> Bool {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard text.unicodeScalars.allSatisfy(isInvariant) else { return false }
    if parts.count == 2, !parts[1].isEmpty {
      return isKnown(property: folded(parts[0]), value: String(parts[1]))
    }
    return isKnown(single: folded(parts[0])) || (parts.count == 1 && isKnown(java: text))
  }

  private static func isKnown(property: String, value: String) -> Bool {
    switch property {
    case "gc", "generalcategory", "gcm", "generalcategorymask":
      return categories.contains(folded(value))
    case "sc", "script", "scx", "scriptextensions": return scripts.contains(folded(value))
    case "na", "name": return isKnown(name: value)
    case "age": return words(value).joined(separator: " ").count < 128
    case "nv", "numericvalue": return number(value) != nil
    case "ccc", "canonicalcombiningclass", "lccc", "leadcanonicalcombiningclass", "tccc",
      "trailcanonicalcombiningclass":
      if let number = number(value) {
        return (0...255).contains(number) && number.rounded() == number
      }
    case _ where binary.contains(property):
      return ["yes", "y", "t", "true", "no", "n", "f", "false"].contains(folded(value))
    default: break
    }
    return PropertyValues.table[property]?.contains(folded(value)) ?? false
  }

  /// A category, a script, or a property that holds or does not.
  private static func isKnown(single name: String) -> Bool {
    ["any", "ascii", "assigned"].contains(name) || categories.contains(name)
      || scripts.contains(name) || binary.contains(name)
  }

  /// What Java writes, which ICU reads with its capitals.
  private static func isKnown(java text: String) -> Bool {
    if text.lowercased() == "word" || text == "all" { return true }
    let rest = String(text.dropFirst(2))
    if text.hasPrefix("In"), !rest.isEmpty { return isKnown(property: "block", value: rest) }
    if text.hasPrefix("Is"), !rest.isEmpty { return isKnown(single: folded(rest)) }
    return java.contains(text)
  }

  /// A name in braces may have more blanks than the character's.
  private static func isKnown(name: String) -> Bool {
    let name = words(name).joined(separator: " ")
    return name.utf8.count < 128 && CharacterNames.scalar(named: name) != nil
  }

  /// What C reads as a number, all of it: blanks before it count for nothing.
  private static func number(_ text: String) -> Double? {
    Double(text.drop { $0.isASCII && $0.isWhitespace })
  }

  /// Whether ICU finds a sign in every encoding that it knows: no other is in a name.
  private static func isInvariant(_ sign: Unicode.Scalar) -> Bool {
    sign.isASCII && !"!#$@[\\]^`{|}~".unicodeScalars.contains(sign)
  }

  /// Without blanks, dashes and case: ICU compares names so.
  private static func folded(_ text: some StringProtocol) -> String {
    String(
      text.lowercased().unicodeScalars.filter {
        !$0.properties.isWhitespace && $0 != "_" && $0 != "-"
      })
  }

  static func words(_ text: String) -> [String] {
    text.split { $0 == " " || $0 == "\n" }.map(String.init)
  }

  /// Java's own names.
  static let java = Set(
    words(
      """
      javaDefined javaDigit javaIdentifierIgnorable javaISOControl javaJavaIdentifierPart
      javaJavaIdentifierStart javaLetter javaLetterOrDigit javaLowerCase javaMirrored javaSpaceChar
      javaSupplementaryCodePoint javaTitleCase javaUnicodeIdentifierStart javaUnicodeIdentifierPart
      javaUpperCase javaValidCodePoint javaWhitespace
      """))

  /// General categories.
  static let categories = Set(
    words(
      """
      c casedletter cc cf closepunctuation cn cntrl co combiningmark connectorpunctuation control cs
      currencysymbol dashpunctuation decimalnumber digit enclosingmark finalpunctuation format
      initialpunctuation l lc letter letternumber lineseparator ll lm lo lowercaseletter lt lu m
      mark mathsymbol mc me mn modifierletter modifiersymbol n nd nl no nonspacingmark number
      openpunctuation other otherletter othernumber otherpunctuation othersymbol p
      paragraphseparator pc pd pe pf pi po privateuse ps punct punctuation s sc separator sk sm so
      spaceseparator spacingmark surrogate symbol titlecaseletter unassigned uppercaseletter z zl zp
      zs
      """))

  /// Properties that hold or do not.
  static let binary = newer.binary.union(
    words(
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
      """))

  /// What ICU 72 does not know yet.
  static let newer = (
    scripts: Set(
      words(
        """
        beriaerfe berf gara garay gukh gurungkhema jurchen kiratrai krai olonal onao pcun
        protocuneiform seal sidetic sidt sunu sunuwar taiyo tayo todhri todr tolongsiki tols
        tulutigalari tutg
        """)),
    binary: Set(
      words(
        """
        idcompatmathcontinue idcompatmathstart idsu idsunaryoperator mcm modifiercombiningmark
        """))
  )

  /// Scripts.
  static let scripts = newer.scripts.union(
    words(
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
      """))
}
