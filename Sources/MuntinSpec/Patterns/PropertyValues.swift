/// The values of Unicode's properties that have more than two, as `\p{Name=Value}` takes them:
/// without blanks, dashes and case.
///
/// - Source: the tables of ICU 72, and what Unicode 15.1 to 17 named since.
enum PropertyValues {
  /// The values of a property, by each of its names.
  static let table: [String: Set<String>] = {
    var table: [String: Set<String>] = [:]
    for (names, values) in lines {
      let set = Set(PropertyNames.words(values)).union(newer[names.last ?? ""] ?? [])
      for name in names { table[name] = set }
    }
    return table
  }()

  /// What ICU 72 does not know yet, by the long name of the property.
  static let newer: [String: Set<String>] = [
    "block": Set(
      PropertyNames.words(
        """
        archaiccuneiformnumerals bengalisup bengalisupplement beriaerfe cjkexti cjkextj
        cjkunifiedideographsextensioni cjkunifiedideographsextensionj egyptianhieroglyphsexta
        egyptianhieroglyphsextendeda garay gurungkhema jurchen jurchenradicals kiratrai miscarrowsext
        miscellaneoussymbolsandarrowsextended miscellaneoussymbolssupplement miscsymbolssup
        musicalsymbolssupplement musicsup myanmarextc myanmarextendedc olonal seal sharadasup
        sharadasupplement sidetic sunuwar symbolsforlegacycomputingsup
        symbolsforlegacycomputingsupplement taiyo tangutcomponentssup tangutcomponentssupplement
        todhri tolongsiki tulutigalari
        """)),
    "joininggroup": Set(
      PropertyNames.words(
        """
        crownain crownbeh crownfeh crownhah crownheh crownkaf crownmeem crownsad crownseen crowntah
        kashmiriyeh thinnoon
        """)),
    "linebreak": Set(
      PropertyNames.words(
        """
        ak aksara aksaraprebase aksarastart ap as hh unambiguoushyphen vf vi virama viramafinal
        """)),
    "script": Set(
      PropertyNames.words(
        """
        berf beriaerfe gara garay gukh gurungkhema jurchen kiratrai krai olonal onao pcun
        protocuneiform seal sidetic sidt sunu sunuwar taiyo tayo todhri todr tolongsiki tols
        tulutigalari tutg
        """)),
    "indicsyllabiccategory": Set(
      PropertyNames.words(
        """
        reorderingkiller
        """)),
  ]

  private static let lines: [([String], String)] = [
    (
      ["bc", "bidiclass"],
      """
      al an arabicletter arabicnumber b bn boundaryneutral commonseparator cs en es et
      europeannumber europeanseparator europeanterminator firststrongisolate fsi l lefttoright
      lefttorightembedding lefttorightisolate lefttorightoverride lre lri lro nonspacingmark nsm on
      otherneutral paragraphseparator pdf pdi popdirectionalformat popdirectionalisolate r
      righttoleft righttoleftembedding righttoleftisolate righttoleftoverride rle rli rlo s
      segmentseparator whitespace ws
      """
    ),
    (
      ["blk", "block"],
      """
      adlam aegeannumbers ahom alchemical alchemicalsymbols alphabeticpf alphabeticpresentationforms
      anatolianhieroglyphs ancientgreekmusic ancientgreekmusicalnotation ancientgreeknumbers
      ancientsymbols arabic arabicexta arabicextb arabicextc arabicextendeda arabicextendedb
      arabicextendedc arabicmath arabicmathematicalalphabeticsymbols arabicpfa arabicpfb
      arabicpresentationformsa arabicpresentationformsb arabicsup arabicsupplement armenian arrows
      ascii avestan balinese bamum bamumsup bamumsupplement basiclatin bassavah batak bengali
      bhaiksuki blockelements bopomofo bopomofoext bopomofoextended boxdrawing brahmi braille
      braillepatterns buginese buhid byzantinemusic byzantinemusicalsymbols canadiansyllabics carian
      caucasianalbanian chakma cham cherokee cherokeesup cherokeesupplement chesssymbols chorasmian
      cjk cjkcompat cjkcompatforms cjkcompatibility cjkcompatibilityforms cjkcompatibilityideographs
      cjkcompatibilityideographssupplement cjkcompatideographs cjkcompatideographssup cjkexta
      cjkextb cjkextc cjkextd cjkexte cjkextf cjkextg cjkexth cjkradicalssup cjkradicalssupplement
      cjkstrokes cjksymbols cjksymbolsandpunctuation cjkunifiedideographs
      cjkunifiedideographsextensiona cjkunifiedideographsextensionb cjkunifiedideographsextensionc
      cjkunifiedideographsextensiond cjkunifiedideographsextensione cjkunifiedideographsextensionf
      cjkunifiedideographsextensiong cjkunifiedideographsextensionh combiningdiacriticalmarks
      combiningdiacriticalmarksextended combiningdiacriticalmarksforsymbols
      combiningdiacriticalmarkssupplement combininghalfmarks combiningmarksforsymbols
      commonindicnumberforms compatjamo controlpictures coptic copticepactnumbers countingrod
      countingrodnumerals cuneiform cuneiformnumbers cuneiformnumbersandpunctuation currencysymbols
      cypriotsyllabary cyprominoan cyrillic cyrillicexta cyrillicextb cyrillicextc cyrillicextd
      cyrillicextendeda cyrillicextendedb cyrillicextendedc cyrillicextendedd cyrillicsup
      cyrillicsupplement cyrillicsupplementary deseret devanagari devanagariext devanagariexta
      devanagariextended devanagariextendeda diacriticals diacriticalsext diacriticalsforsymbols
      diacriticalssup dingbats divesakuru dogra domino dominotiles duployan earlydynasticcuneiform
      egyptianhieroglyphformatcontrols egyptianhieroglyphs elbasan elymaic emoticons
      enclosedalphanum enclosedalphanumerics enclosedalphanumericsupplement enclosedalphanumsup
      enclosedcjk enclosedcjklettersandmonths enclosedideographicsup enclosedideographicsupplement
      ethiopic ethiopicext ethiopicexta ethiopicextb ethiopicextended ethiopicextendeda
      ethiopicextendedb ethiopicsup ethiopicsupplement generalpunctuation geometricshapes
      geometricshapesext geometricshapesextended georgian georgianext georgianextended georgiansup
      georgiansupplement glagolitic glagoliticsup glagoliticsupplement gothic grantha greek
      greekandcoptic greekext greekextended gujarati gunjalagondi gurmukhi halfandfullforms
      halfmarks halfwidthandfullwidthforms hangul hangulcompatibilityjamo hanguljamo
      hanguljamoextendeda hanguljamoextendedb hangulsyllables hanifirohingya hanunoo hatran hebrew
      highprivateusesurrogates highpusurrogates highsurrogates hiragana idc
      ideographicdescriptioncharacters ideographicsymbols ideographicsymbolsandpunctuation
      imperialaramaic indicnumberforms indicsiyaqnumbers inscriptionalpahlavi inscriptionalparthian
      ipaext ipaextensions jamo jamoexta jamoextb javanese kaithi kaktoviknumerals kanaexta kanaextb
      kanaextendeda kanaextendedb kanasup kanasupplement kanbun kangxi kangxiradicals kannada
      katakana katakanaext katakanaphoneticextensions kawi kayahli kharoshthi khitansmallscript
      khmer khmersymbols khojki khudawadi lao latin1 latin1sup latin1supplement latinexta
      latinextadditional latinextb latinextc latinextd latinexte latinextendeda
      latinextendedadditional latinextendedb latinextendedc latinextendedd latinextendede
      latinextendedf latinextendedg latinextf latinextg lepcha letterlikesymbols limbu lineara
      linearbideograms linearbsyllabary lisu lisusup lisusupplement lowsurrogates lycian lydian
      mahajani mahjong mahjongtiles makasar malayalam mandaic manichaean marchen masaramgondi
      mathalphanum mathematicalalphanumericsymbols mathematicaloperators mathoperators mayannumerals
      medefaidrin meeteimayek meeteimayekext meeteimayekextensions mendekikakui meroiticcursive
      meroitichieroglyphs miao miscarrows miscellaneousmathematicalsymbolsa
      miscellaneousmathematicalsymbolsb miscellaneoussymbols miscellaneoussymbolsandarrows
      miscellaneoussymbolsandpictographs miscellaneoustechnical miscmathsymbolsa miscmathsymbolsb
      miscpictographs miscsymbols misctechnical modi modifierletters modifiertoneletters mongolian
      mongoliansup mongoliansupplement mro multani music musicalsymbols myanmar myanmarexta
      myanmarextb myanmarextendeda myanmarextendedb nabataean nagmundari nandinagari nb newa
      newtailue nko noblock numberforms nushu nyiakengpuachuehmong ocr ogham olchiki oldhungarian
      olditalic oldnortharabian oldpermic oldpersian oldsogdian oldsoutharabian oldturkic olduyghur
      opticalcharacterrecognition oriya ornamentaldingbats osage osmanya ottomansiyaqnumbers
      pahawhhmong palmyrene paucinhau phagspa phaistos phaistosdisc phoenician phoneticext
      phoneticextensions phoneticextensionssupplement phoneticextsup playingcards privateuse
      privateusearea psalterpahlavi pua punctuation rejang rumi ruminumeralsymbols runic samaritan
      saurashtra sharada shavian shorthandformatcontrols siddham sinhala sinhalaarchaicnumbers
      smallforms smallformvariants smallkanaext smallkanaextension sogdian sorasompeng soyombo
      spacingmodifierletters specials sundanese sundanesesup sundanesesupplement suparrowsa
      suparrowsb suparrowsc superandsub superscriptsandsubscripts supmathoperators
      supplementalarrowsa supplementalarrowsb supplementalarrowsc supplementalmathematicaloperators
      supplementalpunctuation supplementalsymbolsandpictographs supplementaryprivateuseareaa
      supplementaryprivateuseareab suppuaa suppuab suppunctuation supsymbolsandpictographs
      suttonsignwriting sylotinagri symbolsandpictographsexta symbolsandpictographsextendeda
      symbolsforlegacycomputing syriac syriacsup syriacsupplement tagalog tagbanwa tags taile
      taitham taiviet taixuanjing taixuanjingsymbols takri tamil tamilsup tamilsupplement tangsa
      tangut tangutcomponents tangutsup tangutsupplement telugu thaana thai tibetan tifinagh tirhuta
      toto transportandmap transportandmapsymbols ucas ucasext ucasexta ugaritic
      unifiedcanadianaboriginalsyllabics unifiedcanadianaboriginalsyllabicsextended
      unifiedcanadianaboriginalsyllabicsextendeda vai variationselectors
      variationselectorssupplement vedicext vedicextensions verticalforms vithkuqi vs vssup wancho
      warangciti yezidi yijing yijinghexagramsymbols yiradicals yisyllables zanabazarsquare
      znamennymusic znamennymusicalnotation
      """
    ),
    (
      [
        "ccc", "canonicalcombiningclass", "lccc", "leadcanonicalcombiningclass", "tccc",
        "trailcanonicalcombiningclass",
      ],
      """
      a above aboveleft aboveright al ar ata atar atb atbl attachedabove attachedaboveright
      attachedbelow attachedbelowleft b below belowleft belowright bl br ccc10 ccc103 ccc107 ccc11
      ccc118 ccc12 ccc122 ccc129 ccc13 ccc130 ccc132 ccc133 ccc14 ccc15 ccc16 ccc17 ccc18 ccc19
      ccc20 ccc21 ccc22 ccc23 ccc24 ccc25 ccc26 ccc27 ccc28 ccc29 ccc30 ccc31 ccc32 ccc33 ccc34
      ccc35 ccc36 ccc84 ccc91 da db doubleabove doublebelow hanr hanreading iotasubscript is
      kanavoicing kv l left nk notreordered nr nukta ov overlay r right virama vr
      """
    ),
    (
      ["dt", "decompositiontype"],
      """
      can canonical circle com compat enc fin final font fra fraction init initial iso isolated med
      medial nar narrow nb nobreak none small sml sqr square sub sup super vert vertical wide
      """
    ),
    (
      ["ea", "eastasianwidth"],
      """
      a ambiguous f fullwidth h halfwidth n na narrow neutral w wide
      """
    ),
    (
      ["jg", "joininggroup"],
      """
      africanfeh africannoon africanqaf ain alaph alef beh beth burushaskiyehbarree dal dalathrish e
      farsiyeh fe feh finalsemkath gaf gamal hah hamzaonhehgoal hanifirohingyakinnaya
      hanifirohingyapa he heh hehgoal heth kaf kaph khaph knottedheh lam lamadh malayalambha
      malayalamja malayalamlla malayalamllla malayalamnga malayalamnna malayalamnnna malayalamnya
      malayalamra malayalamssa malayalamtta manichaeanaleph manichaeanayin manichaeanbeth
      manichaeandaleth manichaeandhamedh manichaeanfive manichaeangimel manichaeanheth
      manichaeanhundred manichaeankaph manichaeanlamedh manichaeanmem manichaeannun manichaeanone
      manichaeanpe manichaeanqoph manichaeanresh manichaeansadhe manichaeansamekh manichaeantaw
      manichaeanten manichaeanteth manichaeanthamedh manichaeantwenty manichaeanwaw manichaeanyodh
      manichaeanzayin meem mim nojoininggroup noon nun nya pe qaf qaph reh reversedpe rohingyayeh
      sad sadhe seen semkath shin straightwaw swashkaf syriacwaw tah taw tehmarbuta tehmarbutagoal
      teth thinyeh verticaltail waw yeh yehbarree yehwithtail yudh yudhhe zain zhain
      """
    ),
    (
      ["jt", "joiningtype"],
      """
      c d dualjoining joincausing l leftjoining nonjoining r rightjoining t transparent u
      """
    ),
    (
      ["lb", "linebreak"],
      """
      ai al alphabetic ambiguous b2 ba bb bk breakafter breakbefore breakboth breaksymbols
      carriagereturn cb cj cl closeparenthesis closepunctuation cm combiningmark complexcontext
      conditionaljapanesestarter contingentbreak cp cr eb ebase em emodifier ex exclamation gl glue
      h2 h3 hebrewletter hl hy hyphen id ideographic in infixnumeric inseparable inseperable is jl
      jt jv lf linefeed mandatorybreak nextline nl nonstarter ns nu numeric op openpunctuation po
      postfixnumeric pr prefixnumeric qu quotation regionalindicator ri sa sg sp space surrogate sy
      unknown wj wordjoiner xx zw zwj zwspace
      """
    ),
    (
      ["nt", "numerictype"],
      """
      de decimal di digit none nu numeric
      """
    ),
    (
      ["hst", "hangulsyllabletype"],
      """
      l leadingjamo lv lvsyllable lvt lvtsyllable na notapplicable t trailingjamo v voweljamo
      """
    ),
    (
      ["nfdqc", "nfdquickcheck", "nfkdqc", "nfkdquickcheck"],
      """
      n no y yes
      """
    ),
    (
      ["nfcqc", "nfcquickcheck", "nfkcqc", "nfkcquickcheck"],
      """
      m maybe n no y yes
      """
    ),
    (
      ["gcb", "graphemeclusterbreak"],
      """
      cn control cr eb ebase ebasegaz ebg em emodifier ex extend gaz glueafterzwj l lf lv lvt other
      pp prepend regionalindicator ri sm spacingmark t v xx zwj
      """
    ),
    (
      ["sb", "sentencebreak"],
      """
      at aterm cl close cr ex extend fo format le lf lo lower nu numeric oletter other sc scontinue
      se sep sp st sterm up upper xx
      """
    ),
    (
      ["wb", "wordbreak"],
      """
      aletter cr doublequote dq eb ebase ebasegaz ebg em emodifier ex extend extendnumlet fo format
      gaz glueafterzwj hebrewletter hl ka katakana le lf mb midletter midnum midnumlet ml mn newline
      nl nu numeric other regionalindicator ri singlequote sq wsegspace xx zwj
      """
    ),
    (
      ["bpt", "bidipairedbrackettype"],
      """
      c close n none o open
      """
    ),
    (
      ["inpc", "indicpositionalcategory"],
      """
      bottom bottomandleft bottomandright left leftandright na overstruck right top topandbottom
      topandbottomandleft topandbottomandright topandleft topandleftandright topandright
      visualorderleft
      """
    ),
    (
      ["insc", "indicsyllabiccategory"],
      """
      avagraha bindu brahmijoiningnumber cantillationmark consonant consonantdead consonantfinal
      consonantheadletter consonantinitialpostfixed consonantkiller consonantmedial
      consonantplaceholder consonantprecedingrepha consonantprefixed consonantsubjoined
      consonantsucceedingrepha consonantwithstacker geminationmark invisiblestacker joiner
      modifyingletter nonjoiner nukta number numberjoiner other purekiller registershifter
      syllablemodifier toneletter tonemark virama visarga vowel voweldependent vowelindependent
      """
    ),
    (
      ["vo", "verticalorientation"],
      """
      r rotated tr transformedrotated transformedupright tu u upright
      """
    ),
  ]
}
