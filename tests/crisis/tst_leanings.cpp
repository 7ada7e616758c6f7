#include "tests/crisis/cue_fixture.h"

#include "models/base/json_codec.h"
#include "models/crisis/cue_match.h"
#include "models/crisis/leaning_fit.h"
#include "tests/testkit/test_program.h"
#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

// Three words are enough here; one cue is weak, one is strong.
const std::string kLeaningCues = R"({
    "settings": {"version": "t", "yesFrom": 12, "possibleFrom": 5},
    "neutral": ["polish"],
    "families": [
        {"name": "odd", "label": "odd behavior", "traits": ["flagged"],
         "cues": [{"weight": 8, "patterns": ["strange"]}]},
        {"name": "voices", "label": "voices", "traits": ["flagged"],
         "cues": [{"weight": 14, "patterns": ["voices"]}]}
    ],
    "leanings": {
        "limits": {"noteMin": 3, "wordsMin": 3, "wordsFull": 4, "pointsMax": 7, "againstMin": 4, "against": -60,
                   "heldBack": 10, "missCost": 4},
        "start": -50,
        "themes": [
            {"label": "belongings", "weight": 10, "words": {"keys": 40, "wallets": 40, "shoes": 40}},
            {"label": "trades", "weight": -20, "words": {"roofer": -30, "plumber": 0, "ladder": 0}}
        ]
    }
})";

CueSet leaningCues(const std::string& json = kLeaningCues)
{
    auto cues = parseCues(json);
    if (!cues)
        qFatal("%s", refusalSentence(cues.refusal()).c_str());
    return *cues;
}

std::string refusedWith(const std::string& from, const std::string& to)
{
    std::string json = kLeaningCues;
    json.replace(json.find(from), from.size(), to);
    const auto cues = parseCues(json);
    return cues ? std::string() : refusalSentence(cues.refusal());
}

} // namespace

class TestLeanings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plainWordsTogetherAreWorthALook()
    {
        const Advice advice = advise(leaningCues(), "LEFT HIS KEYS, WALLET AND SHOES");
        QVERIFY(advice.flag == Flag::Possible);
        QCOMPARE(advice.score, 7); // 13 - 5 is over what plain words may say
        QVERIFY(advice.reason.find("belongings") != std::string::npos);
        QVERIFY(!advice.spans.empty());
        for (const auto& span : advice.spans)
            QCOMPARE(span.family, std::string("leaning"));
    }

    void tooFewWordsLeanNowhere()
    {
        QVERIFY(advise(leaningCues(), "LEFT HIS KEYS AND SHOES").flag == Flag::No);
        QVERIFY(advise(leaningCues(), "KEYS KEYS KEYS, KEYS").flag == Flag::No);
    }

    void aNameIsNoWordToLeanOn()
    {
        std::string json = kLeaningCues;
        json.replace(json.find("\"noteMin\": 3"), 12, "\"noteMin\": 4");
        const CueSet cues = leaningCues(json);
        QVERIFY(advise(cues, "KEYS, WALLET, SHOES").flag == Flag::No);
        QVERIFY(advise(cues, "ANN MARIE BROWN: KEYS, WALLET, SHOES").flag == Flag::No);
        QVERIFY(advise(cues, "KEYS, WALLET, SHOES, PLUMBER").flag == Flag::Possible);
        QVERIFY(advise(cues, "KEYS, WALLET, SHOES, STRANGE").flag == Flag::Yes);
    }

    void plainWordsNeverMakeAYesByThemselves()
    {
        for (int weight : {40, 120}) {
            std::string json = kLeaningCues;
            json.replace(json.find("\"keys\": 40"), 10, "\"keys\": " + std::to_string(weight));
            QVERIFY(advise(leaningCues(json), "KEYS, WALLET, SHOES").flag == Flag::Possible);
        }
        QVERIFY(!refusedWith("\"pointsMax\": 7", "\"pointsMax\": 12").empty());
    }

    void enoughOfALeaningIsAPossible()
    {
        // -50, 80 of two belongings and 10 of their theme, -20 of the ladder's: 20 tenths.
        const std::string note = "LEFT HIS KEYS, WALLET AND LADDER";
        const auto withLimits = [](const std::string& limits) {
            std::string json = kLeaningCues;
            json.replace(json.find("\"pointsMax\": 7"), 14, limits + "\"pointsMax\": 7");
            return json;
        };
        QCOMPARE(advise(leaningCues(), note).score, 2);
        QVERIFY(advise(leaningCues(), note).flag == Flag::No);
        const auto at = leaningCues(withLimits("\"leansFrom\": 20, \"pointsMin\": 5, "));
        QCOMPARE(advise(at, note).score, 5);
        QVERIFY(advise(at, note).flag == Flag::Possible);
        QVERIFY(advise(at, "THE").flag == Flag::No);
        const auto beyond = leaningCues(withLimits("\"leansFrom\": 21, \"pointsMin\": 5, "));
        QCOMPARE(advise(beyond, note).score, 2);
        // Words that say nothing would be flagged, and more than the most is no least.
        const auto refused = [&](const std::string& limits) {
            return !parseCues(withLimits(limits));
        };
        QVERIFY(refused("\"leansFrom\": 0, \"pointsMin\": 5, "));
        QVERIFY(refused("\"leansFrom\": 20, \"pointsMin\": 8, "));
        QVERIFY(!refused("\"leansFrom\": 20, \"pointsMin\": 7, "));
    }

    void wordsOfSomethingElseHoldBackOnlyWhatIsWeak()
    {
        const CueSet cues = leaningCues();
        QVERIFY(advise(cues, "STRANGE MAN ON ROOF").flag == Flag::Possible);
        const Advice held = advise(cues, "STRANGE, ROOFER, PLUMBER, LADDER");
        QVERIFY(held.flag == Flag::No);
        QCOMPARE(held.suppressed.size(), std::size_t{1});
        QVERIFY(held.reason.find("speak of something else") != std::string::npos);
        QVERIFY(advise(cues, "HEARS VOICES, ROOFER, PLUMBER, LADDER").flag == Flag::Yes);
    }

    void plainWordsAreShownOnlyWhereTheyDecide()
    {
        const Advice strong = advise(leaningCues(), "HEARS VOICES, LEFT KEYS, WALLET AND SHOES");
        QVERIFY(strong.flag == Flag::Yes);
        QVERIFY(strong.reason.find("belongings") == std::string::npos);
        const Advice raised = advise(leaningCues(), "STRANGE, LEFT KEYS, WALLET AND SHOES");
        QVERIFY(raised.flag == Flag::Yes);
        QVERIFY(raised.reason.find("Flagged for: odd behavior, belongings.") == 0);
    }

    void theCarryingWordsAreTheWholeReason()
    {
        const CueSet cues = leaningCues();
        const Leanings& leanings = cues.compiled().leanings;
        const LeaningNote note{&leanings, {0, 1, 2}, 3};
        LeaningNote left = note;
        for (const int word : carryingWords(note))
            left.words.erase(word);
        QCOMPARE(leaningPoints(left), 0);
        QVERIFY(leaningPoints(note) > 0);
    }

    void endingsMakeNoOtherWord()
    {
        QCOMPARE(stemOf("wallets"), stemOf("wallet"));
        QCOMPARE(stemOf("painting"), stemOf("painted"));
        QCOMPARE(stemOf("stopping"), std::string("stop"));
        QCOMPARE(stemOf("bus"), std::string("bus"));
    }

    void aNeutralWordCanLeanNowhere()
    {
        QVERIFY(refusedWith("\"keys\": 40", "\"polish\": 40").find("neutral") != std::string::npos);
        QVERIFY(refusedWith("\"plumber\": 0", "\"roofers\": 0").find("twice") != std::string::npos);
        QVERIFY(!refusedWith("\"start\": -50", "\"start\": 5").empty());
        QVERIFY(!refusedWith("\"keys\": 40", "\"keys\": 400").empty());
    }

    void fittingGivesAFileThatCanBeRead()
    {
        std::string lines;
        for (int i = 0; i < 40; ++i) {
            const std::string id = std::to_string(i);
            lines += "{\"id\":\"a" + id + "\",\"flag\":\"yes\",\"note\":\"keys wallet shoes " + id +
                     "\"}\n";
            lines += "{\"id\":\"b" + id + "\",\"flag\":\"no\",\"note\":\"roofer ladder plumbers " +
                     id + "\"}\n";
        }
        const auto gold = parseGold(lines);
        QVERIFY(gold.isOk());
        const std::string text = fittedLeanings(leaningCues(), *gold);
        QCOMPARE(text, fittedLeanings(leaningCues(), *gold));
        const auto json = nlohmann::json::parse(text);
        const auto& themes = json["leanings"]["themes"];
        QVERIFY(themes[0]["words"]["keys"].get<int>() > 0);
        QVERIFY(themes[1]["words"]["ladder"].get<int>() < 0);
        auto own = nlohmann::json::parse(kLeaningCues);
        own["leanings"] = json["leanings"];
        QVERIFY(parseCues(own.dump()).isOk());
    }

    void aSummaryLeansOnWordsOfItsOwn()
    {
        auto json = nlohmann::json::parse(kLeaningCues);
        json["terseLeanings"] = nlohmann::json::parse(R"({
            "limits": {"noteMin": 0, "wordsMin": 1, "wordsFull": 9, "pointsMax": 5, "againstMin": 1,
                       "against": -60, "heldBack": 8},
            "start": -10,
            "themes": [{"label": "noise made", "weight": 0, "words": {"banging": 70, "party": -80}}]
        })");
        const CueSet cues = leaningCues(json.dump());
        const Advice terse = advise(cues, "BANGING");
        QVERIFY(terse.flag == Flag::Possible);
        QCOMPARE(terse.spans.size(), std::size_t{1});
        QCOMPARE(terse.spans[0].reason, std::string("noise made"));
        // A note that tells has its own words; where a cue speaks they say nothing.
        QVERIFY(advise(cues, "BANGING, ROOFER, PLUMBER, LADDER").flag == Flag::No);
        QCOMPARE(advise(cues, "STRANGE BANGING").score, advise(cues, "STRANGE").score);
        QVERIFY(advise(cues, "STRANGE PARTY").flag == Flag::No);
        QVERIFY(advise(cues, "HEARS VOICES, PARTY").flag == Flag::Yes);
        const auto gold = parseGold("{\"id\":\"a\",\"flag\":\"yes\",\"note\":\"banging\"}\n"
                                    "{\"id\":\"b\",\"flag\":\"no\",\"note\":\"party\"}\n");
        const auto fitted =
            nlohmann::json::parse(fittedLeanings(cues, *gold, LeaningLength::Terse));
        const auto& words = fitted["terseLeanings"]["themes"][0]["words"];
        QVERIFY(words["banging"].get<int>() > words["party"].get<int>());
    }

    // What parts a yes from a possible speaks only where something is flagged, and is shown.
    void plainWordsPartAYesFromAPossible()
    {
        auto json = nlohmann::json::parse(kLeaningCues);
        json["clearLeanings"] = nlohmann::json::parse(R"({
            "limits": {"noteMin": 3, "wordsMin": 1, "wordsFull": 9, "base": 5, "leansFrom": 20,
                       "againstMin": 3, "against": -30, "heldBack": 14},
            "start": -10,
            "themes": [{"label": "meant for good", "weight": 0, "words": {"forever": 60, "prank": -90}}]
        })");
        const CueSet cues = leaningCues(json.dump());
        const Advice raised = advise(cues, "STRANGE, KEYS, SHOES LEFT FOREVER");
        QVERIFY(raised.flag == Flag::Yes);
        QVERIFY(raised.reason.find("meant for good") != std::string::npos);
        QVERIFY(advise(cues, "STRANGE, KEYS, SHOES LEFT").flag == Flag::Possible);
        QVERIFY(advise(cues, "KEYS, SHOES, ROOFER FOREVER").flag == Flag::No);
        const Advice held = advise(cues, "HEARS VOICES, KEYS, SHOES, PRANK");
        QVERIFY(held.flag == Flag::Possible);
        QVERIFY(held.reason.find("no more than a possible") != std::string::npos);
        // A yes that stands on much stays one.
        QVERIFY(advise(cues, "STRANGE, HEARS VOICES, KEYS, SHOES, PRANK").flag == Flag::Yes);
        json["clearLeanings"]["limits"]["heldBack"] = 16;
        QVERIFY(!parseCues(json.dump()));
        const auto gold =
            parseGold("{\"id\":\"a\",\"flag\":\"yes\",\"note\":\"keys forever\"}\n"
                      "{\"id\":\"b\",\"flag\":\"possible\",\"note\":\"keys prank\"}\n");
        const auto fitted =
            nlohmann::json::parse(fittedLeanings(cues, *gold, LeaningLength::Clear));
        const auto& words = fitted["clearLeanings"]["themes"][0]["words"];
        QVERIFY(words["forever"].get<int>() > words["prank"].get<int>());
    }

    // Where too little counts for a possible, plain words make a yes only beside a small sign that
    // bears; alone they never do, however plainly they speak.
    void aSmallSignAndPlainWordsMakeAYesTogether()
    {
        auto json = nlohmann::json::parse(kLeaningCues);
        json["families"].push_back(nlohmann::json::parse(R"({
            "name": "means", "label": "means named", "traits": ["weak", "flagged", "bearing"],
            "cues": [{"weight": 2, "patterns": ["rope"]}]})"));
        json["clearLeanings"] = nlohmann::json::parse(R"({
            "limits": {"noteMin": 3, "wordsMin": 1, "wordsFull": 9, "base": 5, "leansFrom": 20,
                       "signsFrom": 50, "againstMin": 3, "against": -30, "heldBack": 14},
            "start": -10,
            "themes": [{"label": "meant for good", "weight": 0, "words": {"forever": 60}}]
        })");
        const CueSet cues = leaningCues(json.dump());
        const Advice raised = advise(cues, "KEYS, WALLET, SHOES, ROPE, FOREVER");
        QVERIFY(raised.flag == Flag::Yes);
        QVERIFY(raised.reason.find("means named") != std::string::npos);
        QVERIFY(raised.reason.find("meant for good") != std::string::npos);
        QVERIFY(advise(cues, "KEYS, WALLET, SHOES, ROPE").flag == Flag::Possible);
        QVERIFY(advise(cues, "KEYS, WALLET, SHOES, FOREVER").flag == Flag::Possible);
        const auto withSigns = [&](int tenths) {
            json["clearLeanings"]["limits"]["signsFrom"] = tenths;
            return json.dump();
        };
        const CueSet over = leaningCues(withSigns(60));
        QVERIFY(advise(over, "KEYS, WALLET, SHOES, ROPE, FOREVER").flag == Flag::Possible);
        const CueSet never = leaningCues(withSigns(0));
        QVERIFY(advise(never, "KEYS, WALLET, SHOES, ROPE, FOREVER").flag == Flag::Possible);
        // Less beside them, and they must say more.
        QVERIFY(!parseCues(withSigns(19)));
        QVERIFY(parseCues(withSigns(20)).isOk());
        json["families"].back()["traits"] = {"weak", "flagged"};
        const CueSet plain = leaningCues(withSigns(50));
        QVERIFY(advise(plain, "KEYS, WALLET, SHOES, ROPE, FOREVER").flag == Flag::Possible);
    }

    void theShippedWordsAreAtHandInTheirThemes()
    {
        const Leanings& leanings = shippedCues().compiled().leanings;
        QVERIFY(leanings.themes.size() >= 40);
        QVERIFY(leanings.words.size() >= 1500);
        QVERIFY(leanings.limits.pointsMax < shippedCues().compiled().settings.yesFrom);
    }
};

HAVEN_TESTS(TestLeanings)
#include "tst_leanings.moc"
