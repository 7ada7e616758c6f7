#include "models/crisis/level.h"
#include "tests/testkit/test_program.h"

#include <algorithm>
#include <QtTest>

using namespace haven;

// The level against a second, simpler telling of the same table: each answer counts for itself, the
// highest stands, and what was not asked holds it at 3. Over every combination that is tractable.
namespace {

// What one answer alone asks for; 0: nothing. Not known asks for `open`.
struct FactLevels {
    Fact fact;
    std::vector<std::pair<const char*, int>> values;
    int open;
};

const std::vector<FactLevels>& factLevels()
{
    using enum Fact;
    static const std::vector<FactLevels> table = {
        {Weapon, {{"none", 0}, {"within_reach", 3}, {"in_hand", 4}, {"used", 4}}, 3},
        {Violence, {{"none", 0}, {"threat", 3}, {"assault_now", 4}}, 3},
        {Injury, {{"none", 0}, {"minor", 2}, {"serious", 4}}, 3},
        {SelfHarm,
         {{"none", 0},
          {"attempt_past", 2},
          {"ideation", 2},
          {"self_injury", 3},
          {"plan_and_means", 3},
          {"attempt_in_progress", 4}},
         3},
        {MedicalDanger,
         {{"none", 0}, {"severe_agitation", 4}, {"overdose", 4}, {"unconscious", 4}},
         3},
        {Standoff, {{"none", 0}, {"barricade", 4}, {"hostage", 4}}, 3},
        {ImmediateDanger, {{"no", 0}, {"yes", 4}}, 3},
        {Psychosis, {{"none", 0}, {"calm", 2}, {"agitated", 3}}, 3},
        {DangerousPlace,
         {{"none", 0}, {"road", 3}, {"water", 3}, {"rail", 3}, {"height", 3}, {"bridge", 3}},
         3},
        {ViolenceHistory, {{"no", 0}, {"yes", 3}}, 3},
        {CannotCareForSelf, {{"no", 0}, {"yes", 2}}, 2},
        {OffMedication, {{"no", 0}, {"yes", 2}}, 2},
        {SupportOnly, {{"no", 2}, {"yes", 1}}, 2},
        {ThirdPartyCaller, {{"no", 0}, {"yes", 2}}, 0},
    };
    return table;
}

// One of the ways a fact may stand: not asked, not known, unable, each value.
struct Standing {
    FactAnswer answer;
    int level = 0;
};

std::vector<Standing> standingsOf(const FactLevels& fact)
{
    std::vector<Standing> all{
        {FactAnswer{}, 0}, {askedNotKnown(), fact.open}, {unableBecause("he hung up"), fact.open}};
    for (const auto& [value, level] : fact.values)
        all.push_back({answered(value), level});
    return all;
}

bool wasPut(const Standing& standing)
{
    return standing.answer.state != AskState::NotAsked;
}

int expectedLevel(const std::vector<std::pair<Fact, Standing>>& chosen, bool isAllAsked)
{
    int level = 1;
    for (const auto& [fact, standing] : chosen)
        level = std::max(level, standing.level);
    return isAllAsked ? level : std::max(level, 3);
}

// Compares one combination; the sentence of what differs, or nothing.
QString difference(const std::vector<std::pair<Fact, Standing>>& chosen)
{
    Answers answers;
    int asked = 0;
    for (const auto& [fact, standing] : chosen) {
        if (!wasPut(standing))
            continue;
        answers[fact] = standing.answer;
        asked += fact == Fact::Weapon || fact == Fact::Violence || fact == Fact::Injury ? 1 : 0;
    }
    const LevelResult result = levelFor(answers);
    const int expected = expectedLevel(chosen, asked == 3);
    const bool isNamed = !result.decidedBy || answers.count(*result.decidedBy) > 0;
    const bool isOpenWell = result.asked == (asked == 3 ? Asked::Done : Asked::NotYet);
    // An answer that asks for the level that stands is named; without one nothing is.
    const bool hasDecider = std::any_of(chosen.begin(), chosen.end(), [&](const auto& one) {
        return one.second.level == expected && wasPut(one.second);
    });
    if (levelNumber(result.level) == expected && isNamed && isOpenWell &&
        result.decidedBy.has_value() == hasDecider)
        return {};
    QStringList words{QStringLiteral("expected %1, got %2 by %3")
                          .arg(expected)
                          .arg(levelNumber(result.level))
                          .arg(QString::fromStdString(result.reason))};
    for (const auto& [fact, standing] : chosen)
        words.append(QString::fromStdString(std::string(factWord(fact)) + " " +
                                            printFactAnswer(standing.answer)));
    return words.join(QStringLiteral("; "));
}

// Every combination of the standings of these facts; the others as given.
QString overAll(const std::vector<FactLevels>& facts,
                const std::vector<std::pair<Fact, Standing>>& others, std::int64_t& count)
{
    std::vector<std::vector<Standing>> standings;
    for (const auto& fact : facts)
        standings.push_back(standingsOf(fact));
    std::vector<std::size_t> at(facts.size(), 0);
    while (true) {
        auto chosen = others;
        for (std::size_t i = 0; i < facts.size(); ++i)
            chosen.emplace_back(facts[i].fact, standings[i][at[i]]);
        ++count;
        if (const QString wrong = difference(chosen); !wrong.isEmpty())
            return wrong;
        std::size_t digit = 0;
        while (digit < at.size() && ++at[digit] == standings[digit].size())
            at[digit++] = 0;
        if (digit == at.size())
            return {};
    }
}

std::vector<std::pair<Fact, Standing>> askedAndQuiet(const std::vector<FactLevels>& except)
{
    std::vector<std::pair<Fact, Standing>> quiet;
    for (const Fact fact : {Fact::Weapon, Fact::Violence, Fact::Injury}) {
        const bool isFree = std::none_of(except.begin(), except.end(),
                                         [&](const FactLevels& one) { return one.fact == fact; });
        if (isFree)
            quiet.emplace_back(fact, Standing{answered("none"), 0});
    }
    return quiet;
}

} // namespace

class TestLevelTable final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Weapon, violence, injury, self-harm, medical danger: 7 x 6 x 6 x 9 x 7 combinations.
    // crisis.md 6.2.
    void theFiveThatDecideMostAgreeInEveryCombination()
    {
        const auto& table = factLevels();
        std::int64_t count = 0;
        QCOMPARE(overAll({table.begin(), table.begin() + 5}, {}, count), QString());
        QCOMPARE(count, std::int64_t(7 * 6 * 6 * 9 * 7));
    }

    void anyThreeFactsAgreeInEveryCombination()
    {
        const auto& table = factLevels();
        std::int64_t count = 0;
        for (std::size_t a = 0; a < table.size(); ++a) {
            for (std::size_t b = a + 1; b < table.size(); ++b) {
                for (std::size_t c = b + 1; c < table.size(); ++c) {
                    const std::vector<FactLevels> three{table[a], table[b], table[c]};
                    QCOMPARE(overAll(three, askedAndQuiet(three), count), QString());
                }
            }
        }
        QVERIFY(count > 50'000);
    }

    void factsThatDecideNothingNeverMoveALevel()
    {
        for (const Fact fact :
             {Fact::AgeGroup, Fact::Intoxication, Fact::Alone, Fact::ContactConfirmed}) {
            for (const auto value : factValues(fact)) {
                QCOMPARE(levelNumber(levelFor({{Fact::Weapon, answered("none")},
                                               {Fact::Violence, answered("none")},
                                               {Fact::Injury, answered("none")},
                                               {fact, answered(value)}})
                                         .level),
                         1);
            }
        }
    }

    void moreDangerNeverLowersTheLevel()
    {
        for (const auto& fact : factLevels()) {
            for (const auto& other : factLevels()) {
                if (other.fact == fact.fact)
                    continue;
                for (const auto& standing : standingsOf(fact)) {
                    if (!wasPut(standing))
                        continue;
                    Answers answers{{Fact::Weapon, answered("none")},
                                    {Fact::Violence, answered("none")},
                                    {Fact::Injury, answered("none")}};
                    answers[other.fact] = answered(other.values.back().first);
                    const auto before = levelFor(answers).level;
                    if (answers.count(fact.fact) == 0)
                        answers[fact.fact] = standing.answer;
                    QVERIFY(levelFor(answers).level >= before);
                }
            }
        }
    }

    void theDangerDecidesWhoLeadsAndSaysWhy()
    {
        const auto lead = [](const Answers& answers) {
            return leadAt(levelFor(answers).level, answers);
        };
        const auto knife = lead({{Fact::Weapon, answered("in_hand")}});
        QCOMPARE(knife.lead, Lead::Police);
        QCOMPARE(QString::fromStdString(knife.because),
                 QStringLiteral("A weapon is in hand: a threat from a person."));
        // A threat from a person goes before medical danger at one scene.
        QCOMPARE(
            lead({{Fact::Weapon, answered("in_hand")}, {Fact::MedicalDanger, answered("overdose")}})
                .lead,
            Lead::Police);
        const auto agitated = lead({{Fact::MedicalDanger, answered("severe_agitation")},
                                    {Fact::Weapon, answered("none")}});
        QCOMPARE(agitated.lead, Lead::Medical);
        QVERIFY(agitated.because.find("medical danger") != std::string::npos);
        QCOMPARE(lead({{Fact::MedicalDanger, answered("severe_agitation")},
                       {Fact::Weapon, answered("within_reach")}})
                     .lead,
                 Lead::Police);
        QCOMPARE(lead({{Fact::ImmediateDanger, answered("yes")}}).lead, Lead::Police);
        QCOMPARE(
            lead({{Fact::ImmediateDanger, answered("yes")}, {Fact::Injury, answered("serious")}})
                .lead,
            Lead::Medical);
        // A person's own 4 with nothing answered: police; with a life in doubt: EMS is not held.
        QCOMPARE(leadAt(Level::Emergency, {}).lead, Lead::Police);
        QCOMPARE(leadAt(Level::Emergency, {{Fact::MedicalDanger, askedNotKnown()}}).lead,
                 Lead::Medical);
        // Who raised the level is not said here: it may have been a lost caller. What was answered
        // is.
        QCOMPARE(leadAt(Level::Emergency, {{Fact::Weapon, answered("within_reach")},
                                           {Fact::SelfHarm, answered("plan_and_means")}})
                     .because,
                 std::string("A weapon is within reach: a danger from a person."));
        for (const Answers& unsaid : {Answers{}, Answers{{Fact::Weapon, askedNotKnown()}},
                                      Answers{{Fact::SelfHarm, answered("plan_and_means")}}}) {
            QCOMPARE(leadAt(Level::Emergency, unsaid).lead, Lead::Police);
            QCOMPARE(leadAt(Level::Emergency, unsaid).because,
                     std::string("Whether somebody is a threat to others is not all answered."));
        }
        // What nobody asked is never told as "no".
        const std::string open = "Whether a life is in danger is not all answered.";
        QCOMPARE(leadAt(Level::Urgent, {}).because, open);
        Answers all{{Fact::Weapon, answered("none")},
                    {Fact::Violence, answered("none")},
                    {Fact::Injury, askedNotKnown()}};
        QCOMPARE(leadAt(Level::Urgent, all).because, open);
        all[Fact::Injury] = answered("none");
        QCOMPARE(leadAt(Level::Urgent, all).because,
                 std::string("No answer says that a life is in immediate danger."));
        for (const auto& fact : factLevels()) {
            for (const auto& standing : standingsOf(fact)) {
                const Answers answers{{fact.fact, standing.answer}};
                QVERIFY(!leadAt(levelFor(answers).level, answers).because.empty());
                QCOMPARE(levelFor(answers).lead, lead(answers).lead);
            }
        }
    }
};

HAVEN_TESTS(TestLevelTable)
#include "tst_level_table.moc"
