#include "models/base/json_codec.h"
#include "models/crisis/level.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;

namespace {

Answers safeAnswers()
{
    return {{Fact::Weapon, answered("none")},
            {Fact::Violence, answered("none")},
            {Fact::Injury, answered("none")}};
}

struct Single {
    Fact fact;
    const char* value;
    int level;
    Lead lead;
};

// The whole table of the field: every value of every fact, alone, on an otherwise quiet call.
const std::vector<Single>& truthTable()
{
    using enum Fact;
    static const std::vector<Single> table = {
        {Weapon, "none", 1, Lead::Phone},
        {Weapon, "within_reach", 3, Lead::CoResponse},
        {Weapon, "in_hand", 4, Lead::Police},
        {Weapon, "used", 4, Lead::Police},
        {Violence, "none", 1, Lead::Phone},
        {Violence, "threat", 3, Lead::CoResponse},
        {Violence, "assault_now", 4, Lead::Police},
        {SelfHarm, "none", 1, Lead::Phone},
        {SelfHarm, "attempt_past", 2, Lead::MobileCrisis},
        {SelfHarm, "ideation", 2, Lead::MobileCrisis},
        {SelfHarm, "self_injury", 3, Lead::CoResponse},
        {SelfHarm, "plan_and_means", 3, Lead::CoResponse},
        {SelfHarm, "attempt_in_progress", 4, Lead::Medical},
        {Injury, "none", 1, Lead::Phone},
        {Injury, "minor", 2, Lead::MobileCrisis},
        {Injury, "serious", 4, Lead::Medical},
        {AgeGroup, "adult", 1, Lead::Phone},
        {AgeGroup, "elder", 1, Lead::Phone},
        {AgeGroup, "youth", 1, Lead::Phone},
        {AgeGroup, "child", 1, Lead::Phone},
        {Intoxication, "no", 1, Lead::Phone},
        {Intoxication, "yes", 1, Lead::Phone},
        {Alone, "no", 1, Lead::Phone},
        {Alone, "yes", 1, Lead::Phone},
        {ThirdPartyCaller, "no", 1, Lead::Phone},
        {ThirdPartyCaller, "yes", 2, Lead::MobileCrisis},
        {ContactConfirmed, "no", 1, Lead::Phone},
        {ContactConfirmed, "yes", 1, Lead::Phone},
        {MedicalDanger, "none", 1, Lead::Phone},
        {MedicalDanger, "severe_agitation", 4, Lead::Medical},
        {MedicalDanger, "overdose", 4, Lead::Medical},
        {MedicalDanger, "unconscious", 4, Lead::Medical},
        {Standoff, "none", 1, Lead::Phone},
        {Standoff, "barricade", 4, Lead::Police},
        {Standoff, "hostage", 4, Lead::Police},
        {ImmediateDanger, "no", 1, Lead::Phone},
        {ImmediateDanger, "yes", 4, Lead::Police},
        {Psychosis, "none", 1, Lead::Phone},
        {Psychosis, "calm", 2, Lead::MobileCrisis},
        {Psychosis, "agitated", 3, Lead::CoResponse},
        {DangerousPlace, "none", 1, Lead::Phone},
        {DangerousPlace, "road", 3, Lead::CoResponse},
        {DangerousPlace, "water", 3, Lead::CoResponse},
        {DangerousPlace, "rail", 3, Lead::CoResponse},
        {DangerousPlace, "height", 3, Lead::CoResponse},
        {DangerousPlace, "bridge", 3, Lead::CoResponse},
        {ViolenceHistory, "no", 1, Lead::Phone},
        {ViolenceHistory, "yes", 3, Lead::CoResponse},
        {CannotCareForSelf, "no", 1, Lead::Phone},
        {CannotCareForSelf, "yes", 2, Lead::MobileCrisis},
        {OffMedication, "no", 1, Lead::Phone},
        {OffMedication, "yes", 2, Lead::MobileCrisis},
        {SupportOnly, "yes", 1, Lead::Phone},
        {SupportOnly, "no", 2, Lead::MobileCrisis},
    };
    return table;
}

int singleLevel(Fact fact, std::string_view value)
{
    Answers answers = safeAnswers();
    answers[fact] = answered(value);
    return levelNumber(levelFor(answers).level);
}

} // namespace

class TestLevel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFactHasAWordThatComesBack()
    {
        QCOMPARE(allFacts().size(), enumNames(Fact{}).size());
        for (const Fact fact : allFacts()) {
            QVERIFY(factFromWord(factWord(fact)) == fact);
            QVERIFY(!factValues(fact).empty());
        }
        QVERIFY(factFromWord("Self-Harm") == Fact::SelfHarm);
        QVERIFY(factFromWord("third party") == Fact::ThirdPartyCaller);
        QVERIFY(!factFromWord("weather"));
    }

    void answersAreReadAndPrinted()
    {
        for (const Fact fact : allFacts()) {
            for (const auto value : factValues(fact)) {
                const auto answer = parseFactAnswer(fact, value);
                QVERIFY(answer.isOk());
                QCOMPARE(printFactAnswer(*answer), std::string(value));
            }
        }
        QVERIFY(parseFactAnswer(Fact::Weapon, "IN HAND")->value == "in_hand");
        QVERIFY(parseFactAnswer(Fact::Weapon, "unknown")->state == AskState::AskedNotKnown);
        const auto unable = parseFactAnswer(Fact::Alone, "unable caller hung up");
        QVERIFY(unable->state == AskState::Unable);
        QCOMPARE(unable->reason, std::string("caller hung up"));
        QVERIFY(parseFactAnswer(Fact::Alone, "unable").refusal().code ==
                RefusalCode::UnableNeedsReason);
        QVERIFY(parseFactAnswer(Fact::Alone, "in_hand").refusal().code ==
                RefusalCode::FactValueUnknown);
        QVERIFY(parseFactAnswer(Fact::Weapon, "").refusal().code == RefusalCode::FactValueUnknown);
    }

    void answersSurviveJson()
    {
        const Answers answers = {{Fact::Weapon, answered("in_hand")},
                                 {Fact::Alone, unableBecause("hung up")},
                                 {Fact::Injury, askedNotKnown()}};
        Answers back;
        QVERIFY(fromJson(toJson(answers), back));
        QVERIFY(back == answers);
    }

    // crisis.md 6.2.
    void everySingleTriggerGivesItsLevelAndLead()
    {
        std::size_t values = 0;
        for (const Fact fact : allFacts())
            values += factValues(fact).size();
        QCOMPARE(truthTable().size(), values);
        for (const auto& row : truthTable()) {
            Answers answers = safeAnswers();
            answers[row.fact] = answered(row.value);
            const LevelResult result = levelFor(answers);
            const std::string what = std::string(factWord(row.fact)) + "=" + row.value;
            QVERIFY2(levelNumber(result.level) == row.level, what.c_str());
            QVERIFY2(result.lead == row.lead, what.c_str());
            QVERIFY2(result.asked == Asked::Done, what.c_str());
            QVERIFY2(row.level == 1 || result.decidedBy == row.fact, what.c_str());
        }
    }

    void nothingAskedReadsThreeNotYetAsked()
    {
        const LevelResult result = levelFor({});
        QVERIFY(result.level == Level::Urgent);
        QVERIFY(result.asked == Asked::NotYet);
        QCOMPARE(levelText(result), std::string("3, not yet asked"));
    }

    // crisis.md 6.2.
    void oneOfTheThreeMissingStillReadsNotYetAsked()
    {
        for (const Fact missing : {Fact::Weapon, Fact::Violence, Fact::Injury}) {
            Answers answers = safeAnswers();
            answers.erase(missing);
            QCOMPARE(levelText(levelFor(answers)), std::string("3, not yet asked"));
            answers[Fact::SelfHarm] = answered("ideation");
            QCOMPARE(levelText(levelFor(answers)), std::string("3, not yet asked"));
        }
        QCOMPARE(levelText(levelFor(safeAnswers())), std::string("1 Routine"));
    }

    void anAnsweredTriggerCountsAtOnce()
    {
        const LevelResult result = levelFor({{Fact::Weapon, answered("in_hand")}});
        QVERIFY(result.level == Level::Emergency);
        QVERIFY(result.asked == Asked::NotYet);
        QVERIFY(result.decidedBy == Fact::Weapon);
        QCOMPARE(levelText(result), std::string("4 Emergency"));
        QVERIFY(result.reason.find("weapon: in hand") != std::string::npos);
    }

    // crisis.md 6.2.
    void notKnownIsNeverOneOrTwoForTheThree()
    {
        for (const Fact fact : {Fact::Weapon, Fact::Violence, Fact::Injury}) {
            for (const FactAnswer& open : {askedNotKnown(), unableBecause("hung up")}) {
                Answers answers = safeAnswers();
                answers[fact] = open;
                const LevelResult result = levelFor(answers);
                QVERIFY(result.level >= Level::Urgent);
                QVERIFY(result.asked == Asked::Done);
                QVERIFY(result.decidedBy == fact);
            }
        }
    }

    void notKnownIsNeverLowerThanTheHighestAnswerUpToUrgent()
    {
        for (const Fact fact : allFacts()) {
            if (fact == Fact::ThirdPartyCaller)
                continue;
            Answers answers = safeAnswers();
            answers[fact] = askedNotKnown();
            int highest = 1;
            for (const auto value : factValues(fact))
                highest = std::max(highest, singleLevel(fact, value));
            QCOMPARE(levelNumber(levelFor(answers).level), std::min(3, highest));
        }
    }

    void aSecondAnswerNeverLowers()
    {
        for (const auto& first : truthTable()) {
            for (const auto& second : truthTable()) {
                if (first.fact == second.fact)
                    continue;
                Answers answers = safeAnswers();
                answers[first.fact] = answered(first.value);
                answers[second.fact] = answered(second.value);
                QCOMPARE(levelNumber(levelFor(answers).level), std::max(first.level, second.level));
            }
        }
    }

    void aHigherValueNeverLowersWhateverElseIsAnswered()
    {
        for (const auto& low : truthTable()) {
            for (const auto& high : truthTable()) {
                if (low.fact != high.fact || low.level > high.level)
                    continue;
                for (const auto& other : truthTable()) {
                    Answers answers; // the three not asked, so "not yet" is covered too
                    answers[other.fact] = answered(other.value);
                    answers[low.fact] = answered(low.value);
                    const Level before = levelFor(answers).level;
                    answers[high.fact] = answered(high.value);
                    QVERIFY(levelFor(answers).level >= before);
                }
            }
        }
    }

    void aPersonsDangerLeadsOverAMedicalOne()
    {
        Answers answers = safeAnswers();
        answers[Fact::SelfHarm] = answered("attempt_in_progress");
        QVERIFY(levelFor(answers).lead == Lead::Medical);
        answers[Fact::Weapon] = answered("in_hand");
        QVERIFY(levelFor(answers).lead == Lead::Police);
        answers[Fact::Weapon] = answered("none");
        answers[Fact::MedicalDanger] = answered("severe_agitation");
        QVERIFY(levelFor(answers).lead == Lead::Medical);
    }

    void severeAgitationIsEmsUnlessThereIsAWeapon()
    {
        Answers answers = safeAnswers();
        answers[Fact::MedicalDanger] = answered("severe_agitation");
        QVERIFY(levelFor(answers).lead == Lead::Medical);
        // Nobody knows of a weapon: EMS does not wait for what nobody saw.
        answers[Fact::Weapon] = askedNotKnown();
        QVERIFY(levelFor(answers).lead == Lead::Medical);
        answers[Fact::Weapon] = answered("within_reach");
        QVERIFY(levelFor(answers).lead == Lead::Police);
        // Who is unconscious does not reach for it.
        answers[Fact::MedicalDanger] = answered("unconscious");
        QVERIFY(levelFor(answers).lead == Lead::Medical);
    }

    void somebodyElseInDangerNeverHoldsEmsBack()
    {
        Answers answers = safeAnswers();
        answers[Fact::ImmediateDanger] = answered("yes");
        QVERIFY(levelFor(answers).lead == Lead::Police);
        for (const char* danger : {"overdose", "unconscious", "severe_agitation"}) {
            answers[Fact::MedicalDanger] = answered(danger);
            QVERIFY(levelFor(answers).level == Level::Emergency);
            QVERIFY(levelFor(answers).lead == Lead::Medical);
        }
        answers[Fact::Violence] = answered("assault_now");
        QVERIFY(levelFor(answers).lead == Lead::Police);
    }

    void medicalDangerNotKnownSendsEmsAtOnce()
    {
        Answers answers = safeAnswers();
        for (const FactAnswer& open : {askedNotKnown(), unableBecause("hung up")}) {
            answers[Fact::MedicalDanger] = open;
            QVERIFY(levelFor(answers).level == Level::Urgent);
            QVERIFY(levelFor(answers).lead == Lead::Medical);
        }
        answers[Fact::Violence] = answered("threat");
        QVERIFY(levelFor(answers).lead == Lead::CoResponse);
    }

    void levelOneWithoutAUnitIsOffUntilItIsAgreed()
    {
        QVERIFY(leadSentence(Lead::Phone).find("send as usual") != std::string::npos);
        QVERIFY(leadSentence(Lead::Phone, PhoneOnly::Agreed).find("no unit unless the caller") !=
                std::string::npos);
        for (const Lead lead : {Lead::Police, Lead::Medical, Lead::CoResponse, Lead::MobileCrisis})
            QCOMPARE(leadSentence(lead), leadSentence(lead, PhoneOnly::Agreed));
    }

    void targetsAndRechecksFollowTheLevel()
    {
        QCOMPARE(targetsFor(Level::Emergency, {}).recheckEvery.wholeSeconds(), 300);
        QCOMPARE(targetsFor(Level::Emergency, {}).assignWithin.wholeSeconds(), 0);
        QCOMPARE(targetsFor(Level::Urgent, {}).recheckEvery.wholeSeconds(), 600);
        QCOMPARE(targetsFor(Level::Urgent, {}).assignWithin.wholeSeconds(), 300);
        QCOMPARE(targetsFor(Level::Moderate, {}).recheckEvery.wholeSeconds(), 900);
        QCOMPARE(targetsFor(Level::Routine, {}).recheckEvery.wholeSeconds(), 1800);
        QCOMPARE(targetsFor(Level::Moderate, {}).onSceneWithin->wholeSeconds(), 3600);
        const Answers youth = {{Fact::AgeGroup, answered("youth")}};
        QCOMPARE(targetsFor(Level::Moderate, youth).onSceneWithin->wholeSeconds(), 2700);
        QCOMPARE(targetsFor(Level::Routine, {}).answeredWithin->wholeSeconds(), 60);
    }

    void levelsAreNumberedFromLowToHigh()
    {
        QVERIFY(levelFromNumber(1) == Level::Routine);
        QVERIFY(levelFromNumber(4) == Level::Emergency);
        QVERIFY(!levelFromNumber(0));
        QVERIFY(!levelFromNumber(5));
    }
};

HAVEN_TESTS(TestLevel)
#include "tst_level.moc"
