#include "models/base/text.h"
#include "models/crisis/guarded_text.h"
#include "models/dispatch/care_rules.h"
#include "models/dispatch/crisis_response.h"
#include "models/dispatch/incident_rules.h"
#include "tests/dispatch/care_kit.h"
#include "tests/testkit/test_program.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QtTest>

#include <algorithm>

using namespace haven;
using namespace haven::test;

namespace {

// The twenty requirements of the crisis field, section 6 of its description, by number, and the
// tests that prove each. What stands in another file has the number in a comment above it, and the
// function here fails when it is gone or renamed. "" is this file.
struct Proof {
    int number;
    const char* file;
    const char* test;
};

constexpr Proof kProofs[] = {
    {1, "", "requirement01FlagAndLevelAreTwoAxes"},
    {1, "", "whatAPersonSaysOfTheFlagAndOfTheLevelAreTwoAxes"},
    {2, "crisis/tst_level.cpp", "everySingleTriggerGivesItsLevelAndLead"},
    {2, "crisis/tst_level.cpp", "oneOfTheThreeMissingStillReadsNotYetAsked"},
    {2, "crisis/tst_level.cpp", "notKnownIsNeverOneOrTwoForTheThree"},
    {2, "crisis/tst_level_table.cpp", "theFiveThatDecideMostAgreeInEveryCombination"},
    {3, "dispatch/tst_weapon_suggested.cpp", "tenThousandEditsNeverLowerAWeaponCall"},
    {3, "property/tst_replay_equality.cpp", "aLevelNeverFallsByItself"},
    {4, "crisis/tst_advisor.cpp", "deletingTheSpansClearsTheFlag"},
    {4, "truth/tst_own_notes.cpp", "deletingTheSpansClearsEveryNote"},
    {4, "crisis/tst_advisor.cpp", "theReasonNamesWhatCountedAndWhatDidNot"},
    {4, "crisis/tst_advisor.cpp", "everySpanIsWhole"},
    {5, "crisis/tst_advisor_fair.cpp", "theGatesHoldOnTheHalfThatNobodyLooksAt"},
    {5, "crisis/tst_advisor_fair.cpp", "qualityHoldsOnLabelledNotes"},
    {6, "crisis/tst_advisor.cpp", "pairs"},
    {6, "crisis/tst_advisor.cpp", "pairsHoldInWhateverNoteTheyStand"},
    {6, "crisis/tst_advisor.cpp", "theSixNamedOnesAreNone"},
    {7, "crisis/tst_advisor_fair.cpp", "fairnessTemplatesKeepFlagAndLevel"},
    {7, "truth/tst_fairness.cpp", "whoSomebodyIsChangesNothing"},
    {7, "truth/tst_fairness.cpp", "whatSomebodyIsCalledChangesNothing"},
    {7, "truth/tst_fairness.cpp", "whereSomebodyLivesChangesNothing"},
    {7, "truth/tst_fairness.cpp", "noWordOfWhoSomebodyIsIsACueByItself"},
    {8, "crisis/tst_advisor_fair.cpp", "noTermOfARejectedDiagnosisIsInAnyResource"},
    {8, "crisis/tst_advisor_fair.cpp", "aRejectedDiagnosisIsNeverSaidBack"},
    {8, "crisis/tst_protocol_offers.cpp", "aWithdrawnTermBringsTheMedicalPage"},
    {8, "dispatch/tst_withdrawn_term.cpp", "itIsNoCautionNoPlanAndNoBolo"},
    {9, "", "requirement09APersonsWordOnTheFlagStands"},
    {9, "ui/tst_incident_panel.cpp", "lettersAnswerTheFlagInThePanelAndWithAltAnywhere"},
    {9, "ui/tst_incident_panel.cpp", "eachOfTheThreeIsOneKeyAtOnceAndStands"},
    {9, "dispatch/tst_undo.cpp", "aFlagDecidedByASlipIsAsItWas"},
    {10, "crisis/tst_advisor_fair.cpp", "aLongNoteIsScoredFast"},
    {10, "session/tst_advisor_session.cpp", "withTheAdvisorOffEverythingElseGoesOn"},
    {10, "session/tst_advisor_session.cpp", "withoutAScorerEverythingElseGoesOn"},
    {10, "session/tst_advisor_session.cpp", "aScorerKilledInTheMiddleLosesNothing"},
    {11, "dispatch/tst_decide_response.cpp", "aRecheckIsDueByRealTimeAcrossMidnightClocksAndSleep"},
    {11, "dispatch/tst_decide_response.cpp", "anEscalationNamesWhomToCall"},
    {11, "dispatch/tst_alarms.cpp", "aRecheckNobodyDoesEscalatesAtTwiceTheInterval"},
    {11, "dispatch/tst_timers.cpp", "midnightAndTheChangeOfTheClockMoveNothing"},
    {11, "dispatch/tst_timers.cpp", "aNightAsleepForgetsNoClock"},
    {11, "ui/tst_checklist_panel.cpp", "anOverdueRecheckIsLateUntilItIsDone"},
    {11, "ctl/tst_ctl_summary.cpp", "aP1ThatWaitsSaysHowLateSinceWhenAndWhomToTell"},
    {12, "", "requirement12NothingBlankClosesACrisis"},
    {12, "", "eachItemIsOwedFromLevelTwoOn"},
    {12, "dispatch/tst_decide_close.cpp", "oneReasonDoesNotSetSeveralAside"},
    {12, "dispatch/tst_decide_close.cpp", "aDispatchersReasonSetsNothingAside"},
    {13, "dispatch/tst_decide_close.cpp", "aSuicidalPersonNotFoundNeedsAFollowUp"},
    {13, "dispatch/tst_decide_close.cpp", "thatNobodyAskedAboutContactHidesNobody"},
    {13, "dispatch/tst_decide_close.cpp", "aPlanNobodyHasIsNoPlan"},
    {13, "dispatch/tst_decide_close.cpp", "wordsOfWantingToDieAreEnoughForIt"},
    {14, "dispatch/tst_decide_handoff.cpp", "aHandoffIsPlacedAnsweredAndAccepted"},
    {14, "dispatch/tst_decide_handoff.cpp", "noAnswerInSixtySecondsIsAnAlarmAndNamesSomebodyElse"},
    {14, "dispatch/tst_decide_handoff.cpp",
     "aDroppedCallerRaisesTheLevelAndIsCalledBackUntilReached"},
    {14, "dispatch/tst_decide_handoff.cpp", "everyStepHasItsOrderAndReason"},
    {14, "dispatch/tst_decide_handoff.cpp", "aRefusedHandoffKeepsItsWholeRecord"},
    {15, "dispatch/tst_unmet_need.cpp", "everyGroupAddsUpWhateverHappened"},
    {15, "dispatch/tst_decide_response.cpp", "whoIsForAClinicianIsWorkedOutWithNoneOnDuty"},
    {15, "dispatch/tst_decide_response.cpp", "notSendingOneNeedsAReasonOfTheTable"},
    {16, "", "requirement16TheHospitalsClocksRunByRealTime"},
    {16, "dispatch/tst_care_record.cpp", "theHospitalsClocksRunFromTheArrival"},
    {16, "print/tst_care_print.cpp", "theClocksAreRightAcrossDaylightSavingAndYearEnd"},
    {16, "print/tst_care_print.cpp", "aWorksheetIsPrintedWithItsStamp"},
    {16, "dispatch/tst_care_record.cpp", "aDayOrATimeThatCannotBeIsNotTaken"},
    {17, "crisis/tst_directory.cpp", "allTownsHaveAMobileTeamOrSayStateLine"},
    {17, "crisis/tst_directory.cpp", "checksExpireAfterNinetyDays"},
    {17, "crisis/tst_directory.cpp", "eighteenInSchoolMayGoToYouth"},
    {17, "crisis/tst_directory.cpp", "youthAreRoutedToYouthMobileCrisis"},
    {17, "crisis/tst_directory.cpp", "adultsAreRoutedToTheirLinesInOrder"},
    {18, "", "requirement18NoLicensedTextIsInTheTree"},
    {18, "crisis/tst_protocol_lint.cpp", "noResourceHasGuardedText"},
    {19, "store/tst_seal_crypto.cpp", "aShutProcessLeavesNoCore"},
    {19, "dispatch/tst_role_table.cpp", "everyCommandAsksForItsRoles"},
    {19, "ctl/tst_ctl_roles.cpp", "everyVerbSaysWhoReadsIt"},
    {19, "ctl/tst_ctl_roles.cpp", "eachRoleIsToldItsOwn"},
    {19, "language/tst_role_pages.cpp", "everyPageIsThereAndShowsEachRoleItsOwn"},
    {19, "session/tst_role_views.cpp", "theLogTellsEachRoleItsOwn"},
    {19, "session/tst_role_views.cpp", "anExportTellsItsAudienceItsOwn"},
    {19, "ctl/tst_ctl_notes.cpp", "aSecretIsInNoFile"},
    {19, "dispatch/tst_care_plan.cpp", "everyViewIsRecordedWithWhoAndWhy"},
    {19, "dispatch/tst_care_plan.cpp", "aCautionHasAnAuthorAndRunsOut"},
    {19, "session/tst_log_export.cpp", "eachAudienceReadsOnlyItsClasses"},
    {19, "session/tst_role_views.cpp", "paperTellsEachRoleItsOwn"},
    {19, "dispatch/tst_care_record.cpp", "noExportNamesWhoMadeAReport"},
    {19, "ctl/tst_ctl_notes.cpp", "everybodyElseIsRefusedByRule"},
    {19, "ctl/tst_ctl_notes_given.cpp", "aCopyOnAnotherMachineIsReadByCliniciansAlone"},
    {20, "store/tst_verify.cpp", "aChangeIsFoundAtItsFact"},
    {20, "dispatch/tst_shift_summary.cpp", "flagsAndCliniciansAddUp"},
    {20, "dispatch/tst_shift_summary.cpp", "rechecksAreInTimeOrNot"},
    {20, "dispatch/tst_crisis_numbers.cpp", "howItEndedIsCounted"},
    {20, "dispatch/tst_shift_summary.cpp", "whatIsCorrectedOverriddenOrLoweredIsListed"},
    {20, "dispatch/tst_care_record.cpp", "forceIsEnteredByPoliceOnly"},
    {20, "ctl/tst_ctl_remove.cpp", "whatIsOlderIsListedAndDestroyedByNobodyAlone"},
};

constexpr int kRequirements = 20;
constexpr qsizetype kCommentBefore = 500; // letters in which the comment of a test ends

QString textOfFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

// What is wrong with the proofs of a number, in words; empty when each is there and says it.
QString wrongWith(int number)
{
    const QString spoken = QStringLiteral("crisis.md 6.%1").arg(number);
    const QRegularExpression says(QRegularExpression::escape(spoken) + QStringLiteral("(?!\\d)"));
    int count = 0;
    for (const Proof& proof : kProofs) {
        if (proof.number != number)
            continue;
        ++count;
        if (*proof.file == '\0')
            continue;
        const QString path =
            QStringLiteral(HAVEN_SOURCE_DIR "/tests/") + QString::fromLatin1(proof.file);
        const QString text = textOfFile(path);
        const QRegularExpression body(
            QStringLiteral("\\b%1\\(\\)\\s*\\{").arg(QString::fromLatin1(proof.test)));
        const auto found = body.match(text);
        if (!found.hasMatch())
            return QStringLiteral("%1 has no test %2").arg(path, QString::fromLatin1(proof.test));
        const qsizetype at = found.capturedStart();
        const qsizetype from = std::max<qsizetype>(0, at - kCommentBefore);
        // Between the test before and this one.
        QString before = text.mid(from, at - from);
        before = before.mid(std::max<qsizetype>(0, before.lastIndexOf(QStringLiteral("}\n"))));
        if (!says.match(before).hasMatch())
            return QStringLiteral("%1 does not say %2")
                .arg(QString::fromLatin1(proof.test), spoken);
    }
    return count > 0 ? QString() : QStringLiteral("nothing proves %1").arg(spoken);
}

#define STANDS(number)                                                                             \
    do {                                                                                           \
        const QString wrong = wrongWith(number);                                                   \
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));                                              \
    } while (false)

} // namespace

class TestCrisisRequirements final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyNumberHasItsProofs()
    {
        for (int number = 1; number <= kRequirements; ++number)
            STANDS(number);
        const auto [least, most] =
            std::minmax_element(std::begin(kProofs), std::end(kProofs),
                                [](const Proof& a, const Proof& b) { return a.number < b.number; });
        QCOMPARE(least->number, 1);
        QCOMPARE(most->number, kRequirements);
        for (const Proof& proof : kProofs) {
            const int here = metaObject()->indexOfMethod((std::string(proof.test) + "()").c_str());
            QVERIFY2(*proof.file != '\0' || here >= 0, proof.test);
        }
    }

    // Every combination of what was decided and of the level is kept, and comes back.
    void requirement01FlagAndLevelAreTwoAxes()
    {
        DispatchRoom room;
        for (const Flag flag : {Flag::Yes, Flag::Possible, Flag::No, Flag::Unknown}) {
            for (int level = 1; level <= 4; ++level) {
                const IncidentId id = room.open("NOISE");
                CrisisFlagSuggested told;
                told.incident = id;
                told.flag = flag;
                room.record(told);
                LevelChanged change;
                change.incident = id;
                change.after = level;
                change.asked = Asked::Done;
                change.cause = LevelCause::ByPerson;
                room.record(change);
                const State again = foldedFromText(room.log());
                QVERIFY(again.incidents.at(id).flag.suggested == flag);
                QCOMPARE(again.incidents.at(id).level.level, level);
            }
        }
        QVERIFY(foldedFromText(room.log()) == room.state());
    }

    // The same by what people say: neither answer moves the other, whichever comes first.
    void whatAPersonSaysOfTheFlagAndOfTheLevelAreTwoAxes()
    {
        const std::map<FlagDecision, Flag> decided = {{FlagDecision::Confirmed, Flag::Yes},
                                                      {FlagDecision::Unsure, Flag::Possible},
                                                      {FlagDecision::Rejected, Flag::No}};
        DispatchRoom room;
        for (const auto& [decision, flag] : decided) {
            for (int level = 1; level <= 4; ++level) {
                const IncidentId first = room.open("WELFARE");
                QVERIFY(room.run(SetLevel{first, level, "seen"}));
                QVERIFY(room.run(DecideFlag{first, decision, "seen"}));
                const IncidentId other = room.open("WELFARE");
                QVERIFY(room.run(DecideFlag{other, decision, "seen"}));
                QVERIFY(room.run(SetLevel{other, level, "seen"}));
                for (const IncidentId id : {first, other}) {
                    QCOMPARE(room.incident(id).level.level, level);
                    QVERIFY(room.incident(id).flag.decided == flag);
                }
            }
        }
        QVERIFY(foldedFromText(room.log()) == room.state());
    }

    void requirement02TheLevelIsAFunctionOfAnswers() { STANDS(2); }
    void requirement03NothingLowersALevelButAPerson() { STANDS(3); }
    void requirement04AFlagExplainsItself() { STANDS(4); }
    void requirement05TheFlagIsGoodEnough() { STANDS(5); }
    void requirement06DenialsAndOthersAreUnderstood() { STANDS(6); }
    void requirement07WhoItIsChangesNothing() { STANDS(7); }
    void requirement08AWithdrawnTermIsNoLabel() { STANDS(8); }

    void requirement09APersonsWordOnTheFlagStands()
    {
        STANDS(9);
        DispatchRoom room;
        const IncidentId id = room.open("NOISE");
        CrisisFlagSuggested told;
        told.incident = id;
        told.flag = Flag::Yes;
        QVERIFY(room.runAs(advisorSeat(), SuggestFlag{told}));
        for (const FlagDecision decision :
             {FlagDecision::Confirmed, FlagDecision::Unsure, FlagDecision::Rejected}) {
            QVERIFY(room.run(DecideFlag{id, decision, {}}));
            // Scored again with something new: said, and the person's word stands.
            told.reason = "again, " + std::string(enumName(decision));
            room.record(told);
            QVERIFY(room.incident(id).flag.decision == decision);
        }
    }

    void requirement10TheScorerHoldsNothingUp() { STANDS(10); }
    void requirement11RechecksComeByRealTime() { STANDS(11); }

    void requirement12NothingBlankClosesACrisis()
    {
        STANDS(12);
        CareShift shift;
        const IncidentId id = shift.room.open("WELFARE");
        const auto missing = [&] {
            return factsMissingToClose(shift.incident(), shift.room.knowledge().codes);
        };
        const Seat desk = dispatcherSeat();
        QCOMPARE(shift.run("ans 01 weapon within-reach", desk), std::string("done"));
        QVERIFY(shift.room.incident(id).answers.at(Fact::Weapon).at == shift.room.now());
        QCOMPARE(shift.run("ns 01 off-hours", desk), std::string("done"));
        // Each may be unable, because; none may be blank, and each alone keeps it open.
        auto open = missing();
        QCOMPARE(open,
                 (std::vector<std::string>{"injury", "alone", "self-harm", "contact-confirmed",
                                           "children", "resource", "followup", "decided"}));
        while (!open.empty()) {
            QCOMPARE(shift.run("x 01 18 a reason", desk), std::string("CloseNeedsFacts"));
            const bool isItem = closingItemFromWord(open.front()).has_value();
            const std::string line = (isItem ? "item 01 " : "ans 01 ") + open.front() + " unable";
            QVERIFY(shift.run(line, desk) != "done");
            QCOMPARE(shift.run(line + " drove off", desk), std::string("done"));
            open = missing();
        }
        QCOMPARE(shift.run("x 01 NOSUCH", desk), std::string("DispositionUnknown"));
        QCOMPARE(shift.run("x 01 18", desk), std::string("done"));
    }

    // From level 2 on, each of the nine that the requirement names, and what was answered has its
    // time and its person.
    void eachItemIsOwedFromLevelTwoOn()
    {
        const std::vector<std::string> named = {
            "weapon",    "injury",  "alone",    "children",
            "self-harm", "decided", "resource", "contact-confirmed",
            "followup"};
        for (int level = 1; level <= 4; ++level) {
            CareShift shift;
            const IncidentId id = shift.room.open("WELFARE");
            QVERIFY(shift.room.run(SetLevel{id, level, "her words"}));
            const auto missing =
                factsMissingToClose(shift.incident(), shift.room.knowledge().codes);
            for (const std::string& item : named) {
                const bool isMissing =
                    std::find(missing.begin(), missing.end(), item) != missing.end();
                QVERIFY2(isMissing == (level >= 2), (item + std::to_string(level)).c_str());
            }
            shift.room.pass(Span::minutes(3));
            QCOMPARE(shift.run("ans 01 weapon none", dispatcherSeat()), std::string("done"));
            const AnswerRecord& weapon = shift.incident().answers.at(Fact::Weapon);
            QVERIFY(weapon.at == shift.room.now());
            QVERIFY(weapon.by == dispatcherSeat().agent);
        }
    }

    void requirement13ASuicidalPersonIsSeenOrLookedForAgain() { STANDS(13); }
    void requirement14ATransferIsRecordedToItsEnd() { STANDS(14); }
    void requirement15EligibleIsSentAndNotSent() { STANDS(15); }

    // 24 and 72 hours from the arrival, over both changes of the clocks and the end of a year, and
    // shown to the clinician alone.
    void requirement16TheHospitalsClocksRunByRealTime()
    {
        STANDS(16);
        for (const std::int64_t start :
             {1'772'953'170'000, 1'793'512'770'000, 1'798'779'570'000, 1'773'547'170'000}) {
            CareShift shift;
            shift.room.setNow(Instant{start});
            shift.room.open("WELFARE");
            QCOMPARE(shift.run("cert 01 arrived"), std::string("done"));
            const auto clocks = hospitalClocks(shift.sheet(CareSheet::Certificate));
            QVERIFY(clocks.has_value());
            QCOMPARE(clocks->examBy.ms, start + 24 * 3'600'000);
            QCOMPARE(clocks->holdUntil.ms, start + 72 * 3'600'000);
        }
    }

    void requirement17TheDirectoryIsData() { STANDS(17); }

    // Whatever is in the tree, and not only what is shipped: rows of five and six words are items,
    // shorter ones are names, which a rule and its test may say.
    void requirement18NoLicensedTextIsInTheTree()
    {
        STANDS(18);
        std::vector<GuardedWords> items = guardedWords();
        std::erase_if(items, [](const GuardedWords& one) { return one.words < 5; });
        QVERIFY(items.size() > 100);
        // The check itself finds what it is made to find.
        const std::vector<GuardedWords> madeUp = {
            {GuardedKind::SuicideScreen, 5, wordsHash("five made up words here")}};
        QCOMPARE(guardedIn("so: Five made-up words here.", madeUp).size(), std::size_t{1});
        int files = 0;
        QDirIterator it(QStringLiteral(HAVEN_SOURCE_DIR), QDir::Files,
                        QDirIterator::Subdirectories);
        static const QRegularExpression words(
            QStringLiteral("\\.(cpp|h|inc|md|txt|json|jsonl|cmake|in)$"));
        const auto length = QStringLiteral(HAVEN_SOURCE_DIR "/").size();
        while (it.hasNext()) {
            const QString path = it.next();
            const QString inside = path.mid(length);
            const bool isOurs = !inside.startsWith(QStringLiteral("build")) &&
                                !inside.startsWith(u'.') && words.match(inside).hasMatch();
            if (!isOurs)
                continue;
            QVERIFY2(!inside.contains(QStringLiteral(".instruments/")), qPrintable(inside));
            ++files;
            const auto found = guardedIn(textOfFile(path).toStdString(), items);
            QVERIFY2(found.empty(),
                     qPrintable(inside + QStringLiteral(": ") +
                                QString::fromStdString(std::string(
                                    found.empty() ? "" : guardedName(found.front().kind)))));
        }
        QVERIFY(files > 500);
    }

    void requirement19CareHasItsOwnRoom() { STANDS(19); }
    void requirement20TheShiftLogStandsAndAddsUp() { STANDS(20); }
};

HAVEN_TESTS(TestCrisisRequirements)
#include "tst_crisis_requirements.moc"
