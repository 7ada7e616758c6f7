#include "models/base/json_codec.h"
#include "models/crisis/level.h"
#include "models/crisis/protocol.h"
#include "tests/crisis/protocol_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

Json smallProtocol()
{
    return Json::parse(R"({
        "id": "small", "title": "Small", "version": 1, "status": "draft",
        "checkedOn": "2026-01-31", "sources": ["own words"],
        "triggers": {"types": ["WELFARE"], "facts": [{"fact": "weapon", "values": ["in_hand"]}],
                     "families": ["worry"]},
        "steps": [
            {"id": "one", "kind": "question", "text": "Weapon?", "critical": true,
             "timerSeconds": 60, "answers": [
                {"label": "In hand", "fact": "weapon", "value": "in_hand", "next": "three"},
                {"label": "None", "fact": "weapon", "value": "none"},
                {"label": "Not known", "fact": "weapon", "value": "unknown", "next": "end"}]},
            {"id": "two", "kind": "act", "text": "Listen.", "say": "I am here.", "next": "end"},
            {"id": "three", "kind": "act", "text": "Keep away.", "recheckSeconds": 300}]})");
}

// The fault named for a changed copy of the small protocol; empty when it was taken.
std::string faultOf(const Json& json)
{
    const auto result = parseProtocol(json.dump());
    return result ? std::string() : result.refusal().arguments.at(1);
}

std::string faultAt(const char* pointer, const Json& value)
{
    Json json = smallProtocol();
    json[Json::json_pointer(pointer)] = value;
    return faultOf(json);
}

bool startsWith(const std::string& text, const char* prefix)
{
    return text.rfind(prefix, 0) == 0;
}

// Runs every branch of every question; returns the number of runs.
int walkAll(const Protocol& protocol, std::vector<StepOutcome> outcomes)
{
    const ProtocolStep* step = nextStep(protocol, outcomes);
    if (!step)
        return 1;
    if (outcomes.size() > kMaxSteps)
        return -1'000'000;
    if (step->kind == StepKind::Act) {
        outcomes.push_back({step->id, StepOutcomeKind::Done, {}, {}});
        return walkAll(protocol, outcomes);
    }
    int runs = 0;
    std::set<std::string> ways;
    for (const auto& answer : step->answers) {
        if (!ways.insert(answer.next).second)
            continue; // the same way on: walking it once is enough
        auto copy = outcomes;
        copy.push_back({step->id, StepOutcomeKind::Answered, answer.label, {}});
        runs += walkAll(protocol, copy);
    }
    return runs;
}

bool asksFor(const Protocol& protocol, Fact fact)
{
    for (const auto& step : protocol.steps) {
        for (const auto& answer : step.answers) {
            if (answer.fact == fact)
                return true;
        }
    }
    return false;
}

} // namespace

class TestProtocol : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWholeProtocolIsRead()
    {
        const auto protocol = parseProtocol(smallProtocol().dump());
        QVERIFY(protocol.isOk());
        QCOMPARE(protocol->id.value, std::string("small"));
        QCOMPARE(protocol->steps.size(), std::size_t{3});
        QVERIFY(protocol->steps[0].weight == StepWeight::Critical);
        QCOMPARE(protocol->steps[0].timer->wholeSeconds(), 60);
        QCOMPARE(protocol->steps[1].say, std::string("I am here."));
        QCOMPARE(protocol->steps[2].recheck->wholeSeconds(), 300);
        QVERIFY(protocol->steps[0].answers[2].sets == askedNotKnown());
        QVERIFY(protocol->status == ProtocolStatus::Draft);
    }

    void aFaultIsNamedByItsPath()
    {
        QVERIFY(startsWith(faultAt("/id", "Has Space"), "id:"));
        QVERIFY(startsWith(faultAt("/version", 0), "version:"));
        QVERIFY(startsWith(faultAt("/version", "1"), "version:"));
        QVERIFY(startsWith(faultAt("/status", "approved"), "status:"));
        QVERIFY(startsWith(faultAt("/checkedOn", "yesterday"), "checkedOn:"));
        QVERIFY(startsWith(faultAt("/sources", Json::array()), "sources:"));
        QVERIFY(startsWith(faultAt("/extra", 1), "extra:"));
        QVERIFY(startsWith(faultAt("/triggers/facts/0/fact", "mood"), "triggers.facts[0].fact:"));
        QVERIFY(startsWith(faultAt("/triggers/facts/0/values/0", "sharp"),
                           "triggers.facts[0].values:"));
        QVERIFY(startsWith(faultAt("/steps/1/kind", "wish"), "steps[1].kind:"));
        QVERIFY(startsWith(faultAt("/steps/1/next", "nowhere"), "steps[1].next:"));
        QVERIFY(startsWith(faultAt("/steps/2/next", "one"), "steps[2].next:"));
        QVERIFY(startsWith(faultAt("/steps/2/id", "one"), "steps[2].id:"));
        QVERIFY(startsWith(faultAt("/steps/0/next", "two"), "steps[0].next:"));
        QVERIFY(startsWith(faultAt("/steps/0/timerSeconds", 0), "steps[0].timerSeconds:"));
        QVERIFY(startsWith(faultAt("/steps/0/timerSeconds", 3601), "steps[0].timerSeconds:"));
        QVERIFY(faultAt("/steps/0/timerSeconds", 3600).empty());
        QVERIFY(startsWith(faultAt("/steps/0/answers/1/value", "in_pocket"),
                           "steps[0].answers[1].value:"));
        QVERIFY(
            startsWith(faultAt("/steps/0/answers/1/fact", "mood"), "steps[0].answers[1].fact:"));
        QVERIFY(startsWith(faultAt("/steps/0/answers/1/label", "In hand"), "steps[0].answers:"));
        QVERIFY(startsWith(faultAt("/steps/0/answers/1/next", "one"), "steps[0].answers[1].next:"));
        QVERIFY(startsWith(faultAt("/steps/1/answers", smallProtocol()["steps"][0]["answers"]),
                           "steps[1].answers:"));
        QVERIFY(startsWith(faultAt("/steps/0/answers", Json::array()), "steps[0].answers:"));
        QVERIFY(startsWith(faultAt("/steps/0/answers/1/emd", "soon"), "steps[0].answers[1].emd:"));
        QVERIFY(faultAt("/steps/0/answers/1/emd", "not_medical").empty());
        QVERIFY(startsWith(faultAt("/steps/1/critical", "yes"), "steps[1].critical:"));
        QVERIFY(!parseProtocol("{\"id\": ").isOk());
        QVERIFY(!parseProtocol("[]").isOk());
        QVERIFY(!parseProtocol("").isOk());
        QVERIFY(parseProtocol("{}").refusal().code == RefusalCode::ProtocolMalformed);
    }

    void theReviewTheKindAndTheClausesAreRead()
    {
        Json json = smallProtocol();
        json["medical"] = false;
        json["reviewBy"] = "2027-01-31";
        json["triggers"]["first"] =
            Json::parse(R"([{"types": ["SCH"], "facts": [{"fact": "alone", "values": ["yes"]}]}])");
        const auto protocol = parseProtocol(json.dump());
        QVERIFY(protocol.isOk());
        QVERIFY(protocol->kind == ProtocolKind::Other);
        QCOMPARE(protocol->reviewBy, std::string("2027-01-31"));
        QCOMPARE(protocol->triggers.first.size(), std::size_t{1});
        QCOMPARE(protocol->triggers.first[0].facts[0].fact, Fact::Alone);
        QVERIFY(parseProtocol(smallProtocol().dump())->kind == ProtocolKind::Medical);
        QVERIFY(startsWith(faultAt("/reviewBy", "soon"), "reviewBy:"));
        QVERIFY(startsWith(faultAt("/medical", "no"), "medical:"));
        QVERIFY(startsWith(faultAt("/triggers/first", Json::parse("[{}]")), "triggers.first[0]:"));
        QVERIFY(startsWith(faultAt("/triggers/first", Json::parse(R"([{"words": []}])")),
                           "triggers.first[0].words:"));
        QVERIFY(startsWith(
            faultAt("/triggers/first",
                    Json::parse(R"([{"facts": [{"fact": "mood", "values": ["low"]}]}])")),
            "triggers.first[0].facts[0].fact:"));
    }

    void textsAndStepsAreLimited()
    {
        QVERIFY(faultAt("/steps/1/text", std::string(kMaxStepText, 'x')).empty());
        QVERIFY(startsWith(faultAt("/steps/1/text", std::string(kMaxStepText + 1, 'x')),
                           "steps[1].text:"));
        Json json = smallProtocol();
        json["steps"] = Json::array();
        for (std::size_t i = 0; i < kMaxSteps; ++i)
            json["steps"].push_back(
                {{"id", "s" + std::to_string(i)}, {"kind", "act"}, {"text", "Do it."}});
        QVERIFY(faultOf(json).empty());
        json["steps"].push_back({{"id", "more"}, {"kind", "act"}, {"text", "Do it."}});
        QVERIFY(startsWith(faultOf(json), "steps:"));
        json["steps"] = Json::array();
        QVERIFY(startsWith(faultOf(json), "steps:"));
    }

    void aRunBranchesByItsAnswers()
    {
        const Protocol protocol = *parseProtocol(smallProtocol().dump());
        QCOMPARE(firstStep(protocol).id, std::string("one"));
        std::vector<StepOutcome> outcomes;
        QCOMPARE(nextStep(protocol, outcomes)->id, std::string("one"));
        outcomes.push_back({"one", StepOutcomeKind::Answered, "In hand", {}});
        QCOMPARE(nextStep(protocol, outcomes)->id, std::string("three"));
        QVERIFY(!isFinished(protocol, outcomes));
        outcomes.push_back({"three", StepOutcomeKind::Done, {}, {}});
        QVERIFY(isFinished(protocol, outcomes));
        QVERIFY(factsSetBy(protocol, outcomes).at(Fact::Weapon) == answered("in_hand"));
    }

    void aCorrectedAnswerTakesTheOtherBranch()
    {
        const Protocol protocol = *parseProtocol(smallProtocol().dump());
        const std::vector<StepOutcome> outcomes = {
            {"one", StepOutcomeKind::Answered, "In hand", {}},
            {"three", StepOutcomeKind::Done, {}, {}},
            {"one", StepOutcomeKind::Answered, "None", {}}};
        QCOMPARE(nextStep(protocol, outcomes)->id, std::string("two"));
        QVERIFY(factsSetBy(protocol, outcomes).at(Fact::Weapon) == answered("none"));
    }

    void aStepSetAsideGoesOnAndSetsNothing()
    {
        const Protocol protocol = *parseProtocol(smallProtocol().dump());
        const std::vector<StepOutcome> outcomes = {
            {"one", StepOutcomeKind::Cannot, {}, "caller hung up"}};
        QCOMPARE(nextStep(protocol, outcomes)->id, std::string("two"));
        QVERIFY(factsSetBy(protocol, outcomes).empty());
    }

    void everyShippedProtocolPassesTheCheck()
    {
        QCOMPARE(protocolFiles().size(), 17);
        for (const auto& path : protocolFiles()) {
            const auto protocol = parseProtocol(fileText(path));
            QVERIFY2(protocol.isOk(), protocol ? "" : refusalSentence(protocol.refusal()).c_str());
            QCOMPARE(QFileInfo(path).baseName().toStdString(), protocol->id.value);
            QVERIFY(!protocol->reviewBy.empty());
            if (protocol->kind == ProtocolKind::Medical)
                QCOMPARE(firstStep(*protocol).id, std::string("emd"));
        }
    }

    void everyBranchOfEveryShippedProtocolEnds()
    {
        for (const auto& protocol : shippedProtocols())
            QVERIFY(walkAll(protocol, {}) >= 1);
    }

    void everyShippedProtocolAsksForContact()
    {
        for (const auto& protocol : shippedProtocols()) {
            const bool asks = std::any_of(
                protocol.steps.begin(), protocol.steps.end(), [](const ProtocolStep& step) {
                    return std::any_of(step.answers.begin(), step.answers.end(),
                                       [](const StepAnswer& answer) {
                                           return answer.fact == Fact::ContactConfirmed;
                                       });
                });
            QVERIFY2(asks, protocol.id.value.c_str());
        }
    }

    void theThreeThatTheLevelWaitsForAreAsked()
    {
        for (const auto& protocol : shippedProtocols()) {
            // Whoever is told of a death is in no danger by that alone.
            std::vector<Fact> asked = {Fact::Injury};
            if (protocol.id.value != "death-notification")
                asked.insert(asked.end(), {Fact::Weapon, Fact::Violence});
            // Who is missing is not known to be alone or with somebody.
            if (protocol.id.value.find("missing-") != 0)
                asked.push_back(Fact::Alone);
            for (const Fact fact : asked)
                QVERIFY2(asksFor(protocol, fact),
                         (protocol.id.value + " " + std::string(factWord(fact))).c_str());
        }
    }

    // "Asked, not known" must be sayable, unless every answer of the step means the same danger.
    void everyQuestionTakesNotKnown()
    {
        for (const auto& protocol : shippedProtocols()) {
            for (const auto& step : protocol.steps) {
                bool setsAFact = false;
                bool takesNotKnown = false;
                bool isEmergencyAnyway = true;
                for (const auto& answer : step.answers) {
                    if (!answer.fact)
                        continue;
                    setsAFact = true;
                    takesNotKnown = takesNotKnown || answer.sets.state == AskState::AskedNotKnown ||
                                    answer.fact == Fact::ContactConfirmed;
                    isEmergencyAnyway =
                        isEmergencyAnyway &&
                        levelFor({{*answer.fact, answer.sets}}).level == Level::Emergency;
                }
                QVERIFY2(!setsAFact || takesNotKnown || isEmergencyAnyway,
                         (protocol.id.value + " " + step.id).c_str());
            }
        }
    }

    void whatAsksForALifeOffersTheWorstAnswer()
    {
        for (const auto& protocol : shippedProtocols()) {
            for (const auto& step : protocol.steps) {
                for (const auto& [fact, worst] : {std::pair{Fact::Weapon, "in_hand"},
                                                  {Fact::Violence, "assault_now"},
                                                  {Fact::SelfHarm, "attempt_in_progress"},
                                                  {Fact::Injury, "serious"}}) {
                    const auto sets = [&step, asked = fact](std::string_view value) {
                        return std::any_of(step.answers.begin(), step.answers.end(),
                                           [&](const StepAnswer& answer) {
                                               return answer.fact == asked &&
                                                      answer.sets.value == value;
                                           });
                    };
                    if (sets("none"))
                        QVERIFY2(sets(worst), (protocol.id.value + " " + step.id).c_str());
                }
            }
        }
    }

    void emsIsSentBeforeAnythingElseIsAsked()
    {
        for (const auto& protocol : shippedProtocols()) {
            if (protocol.id.value == "overdose")
                QCOMPARE(protocol.steps[1].id, std::string("send"));
            if (protocol.id.value != "psychosis-severe-agitation")
                continue;
            const auto* ems = findStep(protocol, "ems");
            QVERIFY(ems && ems < findStep(protocol, "weapon"));
            // Not known goes the way of the danger.
            for (const char* answer : {"Yes, send EMS now", "Unconscious", "Not known"})
                QCOMPARE(findAnswer(*findStep(protocol, "agitation"), answer)->next,
                         std::string("ems"));
        }
    }

    void noShippedWordIsARejectedOne()
    {
        const QStringList rejected = {QStringLiteral("excited delirium"),
                                      QStringLiteral("superhuman"),
                                      QStringLiteral("very strong"),
                                      QStringLiteral("committed suicide"),
                                      QStringLiteral("commit suicide"),
                                      QStringLiteral("crazy"),
                                      QStringLiteral("C-SSRS"),
                                      QStringLiteral("Columbia"),
                                      QStringLiteral("Stanley"),
                                      QStringLiteral("LEAPS"),
                                      QStringLiteral("ProQA"),
                                      QStringLiteral("failed attempt")};
        for (const auto& path : protocolFiles()) {
            const QString text = QString::fromStdString(fileText(path));
            for (const auto& word : rejected)
                QVERIFY2(!text.contains(word, Qt::CaseInsensitive), qPrintable(path + word));
        }
    }

    void whatCannotWaitComesFirst()
    {
        std::map<std::string, Protocol> byId;
        for (auto& protocol : shippedProtocols())
            byId[protocol.id.value] = std::move(protocol);
        // The missing are accepted before anything is asked; trains stop before EMD.
        for (const char* id : {"missing-child", "missing-dementia", "missing-autism"})
            QVERIFY2(firstStep(byId.at(id)).text.find("Accept the report") == 0, id);
        QCOMPARE(firstStep(byId.at("suicidal-at-height")).id, std::string("stop"));
        const Protocol& autism = byId.at("missing-autism");
        const ProtocolStep* water = findStep(autism, "water");
        QVERIFY(water && water->weight == StepWeight::Critical);
        QVERIFY(water->text.find("water first") != std::string::npos);
        QVERIFY(water < findStep(autism, "places"));
        QVERIFY(water < findStep(autism, "weapon"));
        QVERIFY(water < findStep(autism, "emd"));
        // Who looks for somebody with dementia begins before the papers are done.
        const Protocol& dementia = byId.at("missing-dementia");
        QVERIFY(findStep(dementia, "search") < findStep(dementia, "silver"));
        QVERIFY(findStep(dementia, "search") < findStep(dementia, "last"));
        // Whoever is held is never face down.
        for (const char* id : {"psychosis-severe-agitation", "incapacitated-alcohol"}) {
            const Protocol& held = byId.at(id);
            QVERIFY2(std::any_of(held.steps.begin(), held.steps.end(),
                                 [](const ProtocolStep& step) {
                                     return step.weight == StepWeight::Critical &&
                                            step.text.find("never face down") != std::string::npos;
                                 }),
                     id);
        }
    }

    // Whoever has done nothing yet is asked what they mean to do; an attempt is not asked away.
    void thoughtsPlanAndMeansAreAskedInTheirOwnWords()
    {
        for (const auto& protocol : shippedProtocols()) {
            if (protocol.id.value == "psychosis-severe-agitation")
                QVERIFY(asksFor(protocol, Fact::SelfHarm));
            if (protocol.id.value != "suicidal-person")
                continue;
            const auto after = [&protocol](const char* answer) {
                const std::vector<StepOutcome> outcomes = {
                    {"emd", StepOutcomeKind::Answered, "Not medical", {}},
                    {"place", StepOutcomeKind::Done, {}, {}},
                    {"now", StepOutcomeKind::Answered, answer, {}}};
                return nextStep(protocol, outcomes)->id;
            };
            QCOMPARE(after("No"), std::string("thoughts"));
            QCOMPARE(after("Not known"), std::string("thoughts"));
            QCOMPARE(after("Yes, now"), std::string("weapon"));
            QVERIFY(findStep(protocol, "thoughts")->say.find("ending your life") !=
                    std::string::npos);
            // That nothing was done today says nothing of what somebody thinks.
            QVERIFY(!findAnswer(*findStep(protocol, "now"), "No")->fact);
        }
    }

    // What the caller is told to do for a body comes from the agency's approved EMD program.
    void noWordsToSayAreAMedicalInstruction()
    {
        for (const auto& protocol : shippedProtocols()) {
            for (const auto& step : protocol.steps) {
                for (const char* act : {"Roll ", "Lay ", "Press ", "Push ", "Give them"})
                    QVERIFY2(step.say.find(act) == std::string::npos,
                             (protocol.id.value + " " + step.id).c_str());
            }
        }
    }

    void theFormOfDangerBranchesByItsResult()
    {
        for (const auto& protocol : shippedProtocols()) {
            if (protocol.id.value != "domestic-violence")
                continue;
            const ProtocolStep* screen = findStep(protocol, "screen");
            QVERIFY(screen && screen->answers.size() == 6);
            for (const auto& answer : screen->answers) {
                const bool isHigh = answer.label.find("High") == 0;
                QCOMPARE(answer.next, std::string(isHigh ? "advocate" : "offer"));
            }
        }
    }

    void wordsOfATriggerAreLimited()
    {
        for (const auto& [word, isTaken] : {std::pair{std::string("vet"), true},
                                            {std::string(40, 'v'), true},
                                            {std::string("ve"), false},
                                            {std::string(41, 'v'), false}}) {
            auto json = smallProtocol();
            json["triggers"]["words"] = {word};
            QCOMPARE(parseProtocol(json.dump()).isOk(), isTaken);
        }
    }

    void theAnswersOfAStepAreSaidInARow()
    {
        ProtocolStep step;
        QCOMPARE(answersInWords(step), std::string());
        step.answers.resize(1);
        step.answers[0].label = "Yes";
        QCOMPARE(answersInWords(step), std::string("Yes"));
        step.answers.resize(3);
        step.answers[1].label = "No";
        step.answers[2].label = "Not known";
        QCOMPARE(answersInWords(step), std::string("Yes, No or Not known"));
    }

    void protocolsAreOfferedByFactThenTypeThenWords()
    {
        const auto protocols = shippedProtocols();
        const auto offers = protocolsFor(protocols, "WELFARE",
                                         {{Fact::SelfHarm, answered("ideation")}}, {"psychosis"});
        QCOMPARE(offers.size(), std::size_t{3});
        QCOMPARE(offers[0].protocol.value, std::string("suicidal-person"));
        QCOMPARE(offers[0].reason, std::string("self harm: ideation"));
        QCOMPARE(offers[1].protocol.value, std::string("welfare-check"));
        QCOMPARE(offers[2].protocol.value, std::string("psychosis-severe-agitation"));
        QVERIFY(protocolsFor(protocols, "THEFT", {}, {}).empty());
        QVERIFY(protocolsFor(protocols, "OD", {}, {})[0].protocol.value == "overdose");
        QVERIFY(protocolsFor(protocols, "suicthrt", {}, {})[0].protocol.value == "suicidal-person");
    }
};

HAVEN_TESTS(TestProtocol)
#include "tst_protocol.moc"
