#include "tests/crisis/protocol_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

// One run of a page, to its end: the steps it went through, and what was answered on the way.
struct PageWay {
    std::vector<const ProtocolStep*> steps;
    std::vector<StepOutcome> outcomes;
};

std::string spokenWay(const PageWay& way)
{
    std::vector<std::string> words;
    for (const auto& outcome : way.outcomes)
        words.push_back(outcome.step +
                        (outcome.answer.empty() ? std::string() : ": " + outcome.answer));
    return joined(words, " > ");
}

// Every way through the page that goes differently on from some step.
void addWays(const Protocol& protocol, const std::vector<StepOutcome>& outcomes,
             std::vector<PageWay>& ways)
{
    const ProtocolStep* step = nextStep(protocol, outcomes);
    if (!step) {
        ways.push_back({pathOf(protocol, outcomes), outcomes});
        return;
    }
    auto more = outcomes;
    if (step->kind == StepKind::Act) {
        more.push_back({step->id, StepOutcomeKind::Done, {}, {}});
        addWays(protocol, more, ways);
        return;
    }
    std::set<std::string> seen;
    for (const auto& answer : step->answers) {
        // To the step that follows, by name or without: the same way on.
        more.push_back({step->id, StepOutcomeKind::Answered, answer.label, {}});
        const ProtocolStep* next = nextStep(protocol, more);
        if (seen.insert(next ? next->id : std::string()).second)
            addWays(protocol, more, ways);
        more.pop_back();
    }
}

std::vector<PageWay> waysThrough(const Protocol& protocol)
{
    std::vector<PageWay> ways;
    addWays(protocol, {}, ways);
    return ways;
}

bool setsFact(const ProtocolStep& step, Fact fact)
{
    return std::any_of(step.answers.begin(), step.answers.end(),
                       [fact](const StepAnswer& answer) { return answer.fact == fact; });
}

bool isAskedOn(const PageWay& way, Fact fact)
{
    return std::any_of(way.steps.begin(), way.steps.end(),
                       [fact](const ProtocolStep* step) { return setsFact(*step, fact); });
}

bool isEmdOn(const PageWay& way)
{
    return std::any_of(way.steps.begin(), way.steps.end(), [](const ProtocolStep* step) {
        return !step->answers.empty() && step->answers.front().emd.has_value();
    });
}

bool isSaidOn(const PageWay& way, const std::string& words)
{
    return std::any_of(way.steps.begin(), way.steps.end(), [&words](const ProtocolStep* step) {
        return toLower(step->text).find(words) != std::string::npos;
    });
}

// What each page is for: words that stand in a step of every way through it.
const std::map<std::string, std::vector<std::string>>& wordsOfPages()
{
    static const std::map<std::string, std::vector<std::string>> words = {
        {"barricade-crisis",
         {"no forced entry", "line of fire", "one voice", "supervisor", "29-38c", "means at hand"}},
        {"death-notification", {"two people", "dying", "who stays"}},
        {"domestic-violence", {"speak safely", "danger form", "offer the line", "29-38c"}},
        {"incapacitated-alcohol", {"never face down", "17a-683", "never an arrest"}},
        {"missing-autism", {"accept", "water first", "rails", "draws or frightens", "dps-81-c"}},
        {"missing-child", {"accept", "all on-duty officers", "search home", "state and national"}},
        {"missing-dementia", {"accept", "all on-duty officers", "water", "dps-81-c"}},
        {"overdose", {"send ems", "naloxone", "breathing", "end life"}},
        {"postpartum", {"send ems", "baby safe", "means at hand", "not left alone"}},
        {"psychosis-severe-agitation",
         {"severe agitation", "never face down", "breathing watched", "clinician"}},
        {"suicidal-at-height",
         {"trains stopped", "means at hand", "clinician", "nobody grabs", "released"}},
        {"suicidal-firearm", {"exact place", "stays where it is", "means at hand", "29-38c"}},
        {"suicidal-on-scene", {"means at hand", "clinician", "emergency examination", "follow-up"}},
        {"suicidal-person", {"place and callback", "clinician", "an officer gets one", "rails"}},
        {"veteran", {"place", "means at hand", "locked away", "988", "follow-up"}},
        {"welfare-check", {"quotes", "dying", "take medicines", "usual places", "offer 988"}},
        {"youth-at-school", {"trusted adult", "means at hand", "211", "parent", "follow-up"}}};
    return words;
}

} // namespace

// Every way through every shipped page, and what none of them may leave out.
class TestProtocolWays : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noWayLeavesOutWhatALevelRestsOn()
    {
        for (const auto& protocol : shippedProtocols()) {
            const std::string& id = protocol.id.value;
            std::vector<Fact> facts = {Fact::Injury, Fact::ContactConfirmed};
            if (id != "death-notification")
                facts.insert(facts.end(), {Fact::Weapon, Fact::Violence});
            // Who is missing is not known to be alone or with somebody.
            if (id.find("missing-") != 0)
                facts.push_back(Fact::Alone);
            for (const auto& way : waysThrough(protocol)) {
                QVERIFY2(isEmdOn(way), (id + ": " + spokenWay(way)).c_str());
                for (const Fact fact : facts)
                    QVERIFY2(
                        isAskedOn(way, fact),
                        (id + " " + std::string(factWord(fact)) + ": " + spokenWay(way)).c_str());
            }
        }
    }

    void noWayLeavesOutWhatThePageIsFor()
    {
        QCOMPARE(wordsOfPages().size(), shippedProtocols().size());
        for (const auto& protocol : shippedProtocols()) {
            const auto words = wordsOfPages().find(protocol.id.value);
            QVERIFY2(words != wordsOfPages().end(), protocol.id.value.c_str());
            for (const auto& way : waysThrough(protocol)) {
                for (const auto& one : words->second)
                    QVERIFY2(isSaidOn(way, one),
                             (protocol.id.value + " “" + one + "”: " + spokenWay(way)).c_str());
            }
        }
    }

    // Whoever hurt themselves without danger to life may mean to die all the same.
    void planMeansAndTimeAreAskedOfEverybodyWhoCanAnswer()
    {
        for (const auto& protocol : shippedProtocols()) {
            if (protocol.id.value != "suicidal-person")
                continue;
            int asked = 0;
            for (const auto& way : waysThrough(protocol)) {
                const bool isAttempt = std::any_of(
                    way.outcomes.begin(), way.outcomes.end(), [](const StepOutcome& outcome) {
                        return outcome.step == "now" && outcome.answer == "Yes, now";
                    });
                if (isAttempt)
                    continue;
                ++asked;
                for (const char* words : {"plan", "means at hand", "time"})
                    QVERIFY2(isSaidOn(way, words), spokenWay(way).c_str());
            }
            QVERIFY(asked >= 4);
        }
    }

    // That somebody hurt themselves is not asked away by what they mean to do.
    void aHurtStaysAHurtWhateverIsPlanned()
    {
        for (const auto& protocol : shippedProtocols()) {
            const ProtocolStep* plan = findStep(protocol, "hurt-plan");
            if (!plan)
                continue;
            for (const auto& answer : plan->answers) {
                QVERIFY(answer.fact == Fact::SelfHarm);
                const bool isMilder = answer.sets == answered("ideation") ||
                                      answer.sets == answered("none") ||
                                      answer.sets == answered("attempt_past");
                QVERIFY2(!isMilder, answer.label.c_str());
            }
        }
    }

    // Where "no" means no thoughts either, the step has asked for them.
    void noThoughtsIsAnsweredOnlyWhereTheyWereAskedFor()
    {
        for (const auto& protocol : shippedProtocols()) {
            for (const auto& step : protocol.steps) {
                const bool takesNone = std::any_of(
                    step.answers.begin(), step.answers.end(), [](const StepAnswer& answer) {
                        return answer.fact == Fact::SelfHarm && answer.sets == answered("none");
                    });
                const std::string text = toLower(step.text);
                const bool asks = text.find("dying") != std::string::npos ||
                                  text.find("end life") != std::string::npos ||
                                  text.find("hurt themselves") != std::string::npos;
                QVERIFY2(!takesNone || asks, (protocol.id.value + " " + step.id).c_str());
            }
        }
    }
};

HAVEN_TESTS(TestProtocolWays)
#include "tst_protocol_ways.moc"
