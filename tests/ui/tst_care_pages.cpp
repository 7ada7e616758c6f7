#include "tests/testkit/screening_kit.h"
#include "tests/testkit/test_program.h"
#include "tests/ui/care_room.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

void writeLine(CareRoom& room, const char* name, const char* words)
{
    auto* line = room.shown<QLineEdit>(name);
    QVERIFY2(line, name);
    line->setFocus();
    line->selectAll();
    room.type(QString::fromUtf8(words));
    room.press(Qt::Key_Return);
}

QString shownText(CareRoom& room, const char* name)
{
    auto* label = room.shown<QLabel>(name);
    return label ? label->text() : QString();
}

const CarePlan& firstPlan(const CareRoom& room)
{
    return room.desk.state().carePlans.begin()->second;
}

void approvedPlan(CareRoom& room, IncidentId incident)
{
    RecordCarePlan plan;
    plan.incident = incident;
    plan.plan.radioSafe = "one person speaks";
    plan.plan.texts = {{PlanField::Helps, "a soft voice"},
                       {PlanField::Steps, "stand back"},
                       {PlanField::Source, "the sister"}};
    mustAs(room.desk, clinicianSeat(), plan);
    mustAs(room.desk, supervisorSeat(), ApproveCarePlan{CarePlanId(1), "sergeant"});
}

} // namespace

// Pages of the care record: codes of the outcome, screenings, care plans.
class TestCarePages final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Empty pages would read as if nothing had been recorded.
    void ofARestrictedIncidentThePagesSayWhyTheyAreEmpty()
    {
        CareRoom room;
        const IncidentId id = bridgeCall(room.desk);
        room.show(id);
        QVERIFY(!room.find<QLabel>("careNotice")->isVisible());
        QVERIFY(room.shown<QComboBox>("sheet-behavior"));
        mustAs(room.desk, supervisorSeat(), RestrictIncident{id, Visibility::Restricted, "staff"});
        room.desk.sync();
        QTRY_VERIFY(room.find<QLabel>("careNotice")->isVisible());
        QVERIFY(shownText(room, "careNotice").contains(QStringLiteral("restricted")));
        QVERIFY(!room.shown<QComboBox>("sheet-behavior"));
        mustAs(room.desk, supervisorSeat(), RestrictIncident{id, Visibility::Normal, "cleared"});
        room.desk.sync();
        QTRY_VERIFY(!room.find<QLabel>("careNotice")->isVisible());
        QVERIFY(room.shown<QComboBox>("sheet-behavior"));
    }

    // Whoever had opened a plan or a page before it was restricted sees them no more.
    void whatWasOpenedGoesWhenItsIncidentIsRestricted()
    {
        CareRoom room;
        const IncidentId id = bridgeCall(room.desk);
        approvedPlan(room, id);
        room.show(id);
        QTRY_VERIFY(room.shown<QLabel>("planCard1"));
        room.press(Qt::Key_G, Qt::AltModifier);
        room.type(QStringLiteral("going there"));
        room.press(Qt::Key_Return);
        QTRY_VERIFY(shownText(room, "planText").contains(QStringLiteral("a soft voice")));
        mustAs(room.desk, supervisorSeat(), RestrictIncident{id, Visibility::Restricted, "staff"});
        room.desk.sync();
        QTRY_VERIFY(!room.shown<QLabel>("planText"));
        QVERIFY(!room.shown<QLabel>("planCard1"));
        QVERIFY(!room.shown<QLabel>("factsLevel"));
        // Where an officer or a clinician may be hurt is said all the same, and nothing else.
        QVERIFY2(shownText(room, "factsNotice").contains(QStringLiteral("restricted")),
                 qPrintable(shownText(room, "factsNotice")));
        QVERIFY(shownText(room, "responseNotice").contains(QStringLiteral("restricted")));
        // Lifted, the words for the air are back, and the text takes a reason again.
        mustAs(room.desk, supervisorSeat(), RestrictIncident{id, Visibility::Normal, "cleared"});
        room.desk.sync();
        QTRY_VERIFY(room.shown<QLabel>("planCard1"));
        QVERIFY(!room.shown<QLabel>("planText"));
        QVERIFY(!room.shown<QLabel>("factsNotice"));
    }

    // As havenctl care does: the reason first, on the log, and then the record.
    void aRestrictedCareRecordOpensWithAReason()
    {
        CareRoom room;
        const IncidentId id = bridgeCall(room.desk);
        mustAs(room.desk, supervisorSeat(), RestrictIncident{id, Visibility::Restricted, "staff"});
        room.show(id);
        QVERIFY(room.find<QLabel>("careNotice")->isVisible());
        QVERIFY(!room.shown<QComboBox>("sheet-behavior"));
        // Tab comes to it after the keys of the pages, as they stand.
        room.find<QPushButton>("carePlans")->setFocus();
        room.press(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), room.find<QWidget>("careOpen"));
        room.press(Qt::Key_0, Qt::AltModifier);
        QVERIFY(!room.shown<QComboBox>("sheet-behavior"));
        room.press(Qt::Key_Return); // no reason is none
        QVERIFY(!room.desk.lastCommand<ViewCare>());
        room.type(QStringLiteral("going there now"));
        room.press(Qt::Key_Return);
        QTRY_VERIFY(room.shown<QComboBox>("sheet-behavior"));
        const auto* view = room.desk.lastCommand<ViewCare>();
        QVERIFY(view && view->view == CareView::CareRecord && view->incident == id);
        QCOMPARE(view->reason, std::string("going there now"));
        // A page that is made only now is open as well.
        room.press(Qt::Key_5, Qt::AltModifier);
        QVERIFY(room.shown<QComboBox>("reportKind"));
        // It closes with its incident.
        const IncidentId other = room.desk.room().open("WELFARE", "somewhere else");
        room.desk.sync();
        room.workspace().show(other);
        room.workspace().show(id);
        QVERIFY(!room.shown<QComboBox>("reportKind"));
        QVERIFY(room.find<QWidget>("careOpen")->isVisible());
        // The follow-ups are of all incidents: their page takes the keys beside a closed record.
        room.find<QWidget>("careOpen")->setFocus();
        room.press(Qt::Key_6, Qt::AltModifier);
        QVERIFY(room.find<QWidget>("followUpPanel")->isAncestorOf(QApplication::focusWidget()));
    }

    // The page that goes with the person, from where one has just written who takes them over.
    void theHandoffPageIsPrintedFromItsOwnForm()
    {
        CareRoom room;
        const IncidentId id = bridgeCall(room.desk);
        room.show(id);
        QSignalSpy pages(&room.workspace(), &CrisisWorkspace::printRequested);
        QSignalSpy sheets(&room.workspace(), &CrisisWorkspace::worksheetRequested);
        room.press(Qt::Key_2, Qt::AltModifier);
        room.press(Qt::Key_P, Qt::ControlModifier);
        QCOMPARE(pages.count(), 1);
        QCOMPARE(pages.front().front().value<IncidentId>().value, id.value);
        QVERIFY(sheets.isEmpty());
        room.press(Qt::Key_3, Qt::AltModifier);
        room.press(Qt::Key_P, Qt::ControlModifier);
        QCOMPARE(pages.count(), 1);
        QCOMPARE(sheets.count(), 1);
    }

    void whoWritesTheSheetOfOthersIsSaidOnce()
    {
        CareRoom room;
        room.show(bridgeCall(room.desk));
        room.press(Qt::Key_3, Qt::AltModifier);
        QVERIFY(room.shown<QLineEdit>("sheet-witness"));
        QVERIFY(!room.shown<QLineEdit>("sheet-witness")->isEnabled());
        QVERIFY(shownText(room, "sheetIntro").contains(QStringLiteral("Police write this sheet")));
        QVERIFY(!room.shown<QLabel>("sheet-witness-standing"));
        QVERIFY(!room.shown<QLabel>("sheet-custody-standing"));
    }

    void aConsentTakenBackSaysWhen()
    {
        CareRoom room;
        const IncidentId id = bridgeCall(room.desk);
        mustAs(room.desk, clinicianSeat(),
               RecordConsent{id, "River House", "name", ConsentForm::Written, {}});
        mustAs(room.desk, clinicianSeat(), WithdrawConsent{id, 1, {}});
        mustAs(room.desk, dispatcherSeat(), RecordForce{id, {ForceKind::None}, {}, {}});
        const auto at = room.desk.room().state().incidents.at(id).care.consents.front().withdrawnAt;
        QVERIFY(at.has_value());
        room.show(id);
        room.press(Qt::Key_5, Qt::AltModifier);
        const auto told = [&](const QString& words) {
            for (const QLabel* label : room.window().findChildren<QLabel*>()) {
                if (label->isVisible() && label->text().contains(words))
                    return true;
            }
            return false;
        };
        QTRY_VERIFY(told(QStringLiteral("withdrawn ") + utcClock().dated(*at)));
        QVERIFY(told(QStringLiteral("no force, ")));
    }

    void whatWasSeenIsCodedByKeysOneAfterTheOther()
    {
        CareRoom room;
        const IncidentId id = bridgeCall(room.desk);
        room.show(id);
        auto* behavior = room.shown<QComboBox>("sheet-behavior");
        QVERIFY(behavior);
        const auto choose = [&](const char* code) {
            behavior->setFocus();
            const int at = behavior->findData(QString::fromLatin1(code));
            QVERIFY(at > 0);
            for (int n = behavior->currentIndex(); n < at - 1; ++n)
                behavior->setCurrentIndex(n + 1);
            room.press(Qt::Key_Down);
        };
        choose("talk_of_suicide");
        QTRY_COMPARE(room.outcome(id, CareField::SeenCodes), std::string("talk_of_suicide"));
        // On the record: the box is free for the next one, and what stands is told.
        QTRY_COMPARE(behavior->currentIndex(), 0);
        choose("calm");
        QTRY_COMPARE(room.outcome(id, CareField::SeenCodes), std::string("talk_of_suicide,calm"));
        QTRY_VERIFY(room.shown<QLabel>("sheet-behavior-standing")
                        ->text()
                        .contains(QStringLiteral("talk of suicide, calm")));
        // Once more takes it out again.
        QTRY_COMPARE(behavior->currentIndex(), 0);
        choose("calm");
        QTRY_COMPARE(room.outcome(id, CareField::SeenCodes), std::string("talk_of_suicide"));
    }

    void withoutInstrumentsThePageSaysWhereTheyGo()
    {
        CareRoom room;
        room.show(bridgeCall(room.desk));
        room.press(Qt::Key_7, Qt::AltModifier);
        auto* none = room.shown<QLabel>("screeningNone");
        QVERIFY(none && none->text().contains(QStringLiteral("folder of instruments")));
    }

    void aScreeningIsEnteredByKeysAndReadByCareRolesAlone()
    {
        CareRoom room;
        room.desk.room().setInstrument(madeUpInstrument());
        const IncidentId id = bridgeCall(room.desk);
        room.show(id);
        room.press(Qt::Key_7, Qt::AltModifier);
        auto* outcome = room.shown<QComboBox>("screening-made-up-screen-outcome");
        QVERIFY(outcome && outcome->hasFocus());
        QVERIFY(room.shown<QPlainTextEdit>("screening-made-up-screen-page")
                    ->toPlainText()
                    .contains(QStringLiteral("shown as it is.")));
        auto* total = room.shown<QLineEdit>("screening-made-up-screen-total");
        total->setFocus();
        room.type(QStringLiteral("21"));
        room.press(Qt::Key_Return);
        // Not whole: what was typed stays, and the refusal says what is missing.
        auto* message = room.shown<QWidget>("screeningPage")
                            ->findChild<QLabel*>(QStringLiteral("screeningMessage"));
        QTRY_VERIFY(message->text().contains(QStringLiteral("tier")));
        QCOMPARE(total->text(), QStringLiteral("21"));
        room.shown<QComboBox>("screening-made-up-screen-tier")->setFocus();
        room.press(Qt::Key_End);
        total->setFocus();
        room.press(Qt::Key_Return);
        QTRY_COMPARE(room.care(id).screenings.size(), std::size_t(1));
        QTRY_VERIFY(total->text().isEmpty());
        auto* recorded = room.shown<QLabel>("screeningRecorded");
        QTRY_VERIFY(recorded->text().contains(QStringLiteral("Total: 21; Result: Very high")));
        QVERIFY(recorded->text().contains(QStringLiteral("a clinician should stay")));
        room.desk.setSeat(dispatcherSeat());
        QTRY_VERIFY(!recorded->text().contains(QStringLiteral("Total")));
        QVERIFY(recorded->text().contains(QStringLiteral("A screening was recorded")));
        QVERIFY(!total->isVisible());
    }

    void aPlanIsBegunAndWrittenByKeys()
    {
        CareRoom room;
        room.show(bridgeCall(room.desk));
        room.press(Qt::Key_8, Qt::AltModifier);
        QVERIFY(shownText(room, "planStanding").contains(QStringLiteral("no care plan yet")));
        writeLine(room, "planRadioSafe", "...");
        QTRY_VERIFY(shownText(room, "planPageMessage").contains(QStringLiteral("on the air")));
        QVERIFY(room.desk.state().carePlans.empty());
        writeLine(room, "planRadioSafe", "startles at sirens");
        QTRY_COMPARE(room.desk.state().carePlans.size(), std::size_t(1));
        QTRY_VERIFY(room.shown<QComboBox>("planList"));
        QVERIFY(shownText(room, "planStanding")
                    .contains(QStringLiteral("what helps, step by step, source")));
        // Approved too early it says the same, and asks nobody.
        writeLine(room, "planCredentials", "LCSW");
        QVERIFY(shownText(room, "planPageMessage").contains(QStringLiteral("step by step")));
        QVERIFY(!room.desk.lastCommand<ApproveCarePlan>());
        // What helps is the fourth of the list; the others follow in their order.
        int at = 3;
        for (const char* words : {"a soft voice", "touch from behind", "wait, then ask",
                                  "the sister", "her own words"}) {
            room.shown<QComboBox>("planField")->setCurrentIndex(at++);
            writeLine(room, "planWords", words);
            QTRY_VERIFY(room.shown<QLineEdit>("planWords")->text().isEmpty());
        }
        QCOMPARE(firstPlan(room).radioSafe, std::string("startles at sirens"));
        QCOMPARE(firstPlan(room).texts.at(PlanField::Helps), std::string("a soft voice"));
        QCOMPARE(firstPlan(room).texts.at(PlanField::Source), std::string("her own words"));
        QVERIFY(firstPlan(room).texts.count(PlanField::Background) == 0);
        QTRY_VERIFY(!shownText(room, "planStanding").contains(QStringLiteral("needs")));
        // Nothing written changes nothing.
        const CarePlan before = firstPlan(room);
        room.shown<QComboBox>("planField")->setCurrentIndex(3);
        writeLine(room, "planWords", "  ");
        QTRY_VERIFY(shownText(room, "planPageMessage").contains(QStringLiteral("no words yet")));
        QVERIFY(firstPlan(room) == before);
    }

    void aPlanIsApprovedWithItsDatesReadAndEndedByKeys()
    {
        CareRoom room;
        const IncidentId id = bridgeCall(room.desk);
        RecordCarePlan written;
        written.incident = id;
        written.plan.radioSafe = "startles at sirens";
        written.plan.texts = {{PlanField::Helps, "a soft voice"},
                              {PlanField::Steps, "wait, then ask"},
                              {PlanField::Source, "the sister"}};
        mustAs(room.desk, clinicianSeat(), written);
        room.desk.setSeat(supervisorSeat());
        room.show(id);
        room.press(Qt::Key_8, Qt::AltModifier);
        QVERIFY(room.shown<QComboBox>("planList")->hasFocus());
        auto* credentials = room.shown<QLineEdit>("planCredentials");
        credentials->setFocus();
        room.type(QStringLiteral("sergeant"));
        writeLine(room, "planEndDays", "400");
        QTRY_VERIFY(shownText(room, "planPageMessage").contains(QStringLiteral("365 days")));
        QVERIFY(!firstPlan(room).approver);
        QCOMPARE(credentials->text(), QStringLiteral("sergeant"));
        writeLine(room, "planEndDays", "90");
        QTRY_VERIFY(firstPlan(room).approver == supervisorSeat().agent);
        QVERIFY(firstPlan(room).endsAt == firstPlan(room).startedAt + Span::hours(90 * 24));
        QTRY_VERIFY(shownText(room, "planStanding").contains(QStringLiteral("It ends on")));
        // The whole of it only once it is on the record that, and why, it is read.
        QVERIFY(!room.shown<QLabel>("planWhole"));
        writeLine(room, "planWhy", "review");
        QTRY_VERIFY(shownText(room, "planWhole").contains(QStringLiteral("a soft voice")));
        QVERIFY(shownText(room, "planWhole").contains(QStringLiteral("sergeant")));
        writeLine(room, "planEndReason", "moved away");
        QTRY_VERIFY(firstPlan(room).endedAt.has_value());
        QTRY_VERIFY(!room.shown<QComboBox>("planList"));
    }

    // Another's that waits for somebody stands above it, and is not written into by a slip.
    void thePlanOfTheIncidentIsChosenFirst()
    {
        CareRoom room;
        const IncidentId id = bridgeCall(room.desk);
        approvedPlan(room, id);
        RecordCarePlan another;
        another.incident = room.desk.room().open("WELFARE", "90 Far Rd");
        another.plan.radioSafe = "lights off";
        mustAs(room.desk, clinicianSeat(), another);
        room.show(id);
        room.press(Qt::Key_8, Qt::AltModifier);
        auto* list = room.shown<QComboBox>("planList");
        QVERIFY(list);
        QCOMPARE(list->count(), 2);
        QVERIFY(list->itemText(0).contains(QStringLiteral("lights off")));
        QVERIFY2(list->currentText().contains(QStringLiteral("one person speaks")),
                 qPrintable(list->currentText()));
    }

    // Who reads it there takes it for this person's, and writes into it.
    void anIncidentWithoutAPlanShowsNobodyElses()
    {
        CareRoom room;
        const IncidentId id = bridgeCall(room.desk);
        RecordCarePlan another;
        another.incident = room.desk.room().open("WELFARE", "90 Far Rd");
        another.plan.radioSafe = "lights off";
        mustAs(room.desk, clinicianSeat(), another);
        room.show(*another.incident);
        room.press(Qt::Key_8, Qt::AltModifier);
        auto* list = room.shown<QComboBox>("planList");
        QVERIFY(list);
        QVERIFY(list->currentText().contains(QStringLiteral("lights off")));
        room.workspace().show(id);
        QVERIFY2(!list->currentText().contains(QStringLiteral("lights off")),
                 qPrintable(list->currentText()));
        QVERIFY(shownText(room, "planStanding").contains(QStringLiteral("No care plan is about")));
        QVERIFY(!room.shown<QLineEdit>("planWords"));
        // The others are looked after from here all the same.
        list->setCurrentIndex(1);
        QVERIFY(room.shown<QLineEdit>("planWords"));
        QVERIFY(shownText(room, "planStanding").contains(QStringLiteral("Written by")));
        // One that is begun here stands there at once.
        list->setCurrentIndex(0);
        writeLine(room, "planRadioSafe", "startles at sirens");
        QTRY_COMPARE(room.desk.state().carePlans.size(), std::size_t(2));
        QTRY_VERIFY2(list->currentText().contains(QStringLiteral("startles at sirens")),
                     qPrintable(list->currentText()));
        QCOMPARE(list->count(), 2);
    }

    void thePagesAreTurnedFromTheListBesideThem()
    {
        CareRoom room;
        room.show(bridgeCall(room.desk));
        room.workspace().focusList();
        room.press(Qt::Key_8, Qt::AltModifier);
        auto* plans = room.find<QWidget>("planPage");
        QVERIFY(plans && plans->isVisible());
        // With the checklist in its place the key turns nothing behind it.
        room.press(Qt::Key_K, Qt::AltModifier);
        room.workspace().focusList();
        room.press(Qt::Key_1, Qt::AltModifier);
        room.press(Qt::Key_K, Qt::AltModifier);
        QVERIFY(plans->isVisible());
    }

    void othersAreToldWhoLooksAfterPlans()
    {
        CareRoom room;
        const IncidentId id = bridgeCall(room.desk);
        room.desk.setSeat(dispatcherSeat());
        room.show(id);
        room.press(Qt::Key_8, Qt::AltModifier);
        QVERIFY(shownText(room, "planStanding").contains(QStringLiteral("look after care plans")));
        QVERIFY(!room.shown<QLineEdit>("planRadioSafe"));
    }
};

HAVEN_TESTS(TestCarePages)
#include "tst_care_pages.moc"
