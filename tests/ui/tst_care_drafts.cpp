#include "tests/testkit/test_program.h"
#include "tests/ui/care_room.h"
#include "tests/ui/crisis_scene.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QtTest>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

// The ledger, and words that are not on the record yet.
class TestCareDrafts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reportsConsentAndReferralsAreRecordedInTheirLines()
    {
        CareRoom room;
        const IncidentId id = bridgeCall(room.desk);
        room.show(id);
        room.press(Qt::Key_5, Qt::AltModifier);
        room.find<QComboBox>("reportStanding")->setCurrentIndex(1);
        room.find<QLineEdit>("reportBy")->setFocus();
        room.type(QStringLiteral("Osei"));
        room.press(Qt::Key_Return);
        QTRY_COMPARE(room.care(id).reports.size(), std::size_t(1));
        QTRY_VERIFY(
            room.find<QLabel>("ledgerReportsRecorded")->text().contains(QStringLiteral("Osei")));
        room.find<QLineEdit>("referralTo")->setFocus();
        room.type(QStringLiteral("River House"));
        room.find<QComboBox>("referralStatus")->setCurrentIndex(2);
        room.press(Qt::Key_Return);
        QTRY_VERIFY(room.find<QLabel>("ledgerMessage")
                        ->text()
                        .contains(QStringLiteral("consent"), Qt::CaseInsensitive));
        QCOMPARE(room.find<QLineEdit>("referralTo")->text(), QStringLiteral("River House"));
        // Force is a police matter.
        QVERIFY(room.find<QLabel>("ledgerForceClosed")->isVisible());
        QVERIFY(!room.find<QComboBox>("forceKind")->isVisible());
    }

    void aConsentHoldsAsLongAsItSaysAndIsTakenBack()
    {
        CareRoom room;
        const IncidentId id = bridgeCall(room.desk);
        room.show(id);
        room.press(Qt::Key_5, Qt::AltModifier);
        QVERIFY(!room.find<QWidget>("ledgerWithdrawal")->isVisible());
        const auto put = [&](const char* name, const char* words) {
            room.find<QLineEdit>(name)->setFocus();
            room.type(QString::fromLatin1(words));
        };
        put("consentTo", "River House");
        put("consentScope", "name, telephone");
        put("consentDays", "a month");
        room.press(Qt::Key_Return);
        QTRY_VERIFY(room.find<QLabel>("ledgerMessage")->text().contains(QStringLiteral("365")));
        QVERIFY(room.care(id).consents.empty());
        room.find<QLineEdit>("consentDays")->clear();
        put("consentDays", "30");
        room.press(Qt::Key_Return);
        QTRY_COMPARE(room.care(id).consents.size(), std::size_t(1));
        const Consent given = room.care(id).consents.front();
        QVERIFY(given.until == given.from + Span::hours(24 * 30));
        QTRY_VERIFY(room.find<QWidget>("ledgerWithdrawal")->isVisible());
        put("withdrawnNumber", "1");
        put("withdrawnWhy", "asked to");
        room.press(Qt::Key_Return);
        QTRY_VERIFY(room.care(id).consents.front().withdrawnAt.has_value());
        QTRY_VERIFY(!room.find<QWidget>("ledgerWithdrawal")->isVisible());
    }

    void aLineOfTheLedgerOutlivesTheWindowAndGoesWithTheRecord()
    {
        CareRoom room;
        const IncidentId id = bridgeCall(room.desk);
        const IncidentId other = room.desk.room().open("WELFARE", "9 Elm St");
        room.show(id);
        room.press(Qt::Key_5, Qt::AltModifier);
        room.find<QComboBox>("consentForm")->setCurrentIndex(1);
        room.find<QLineEdit>("consentTo")->setFocus();
        room.type(QStringLiteral("River House"));
        const std::string key = "ledger/" + room.desk.state().incidents.at(id).number + "/";
        QTRY_COMPARE(room.desk.draft(key + "consentTo"), std::string("River House"));
        // What was begun about one person is not there for another.
        room.workspace().show(other);
        QVERIFY(room.find<QLineEdit>("consentTo")->text().isEmpty());
        QCOMPARE(room.find<QComboBox>("consentForm")->currentIndex(), 0);
        // Killed and opened again.
        room.reopen(id);
        room.press(Qt::Key_5, Qt::AltModifier);
        QCOMPARE(room.find<QLineEdit>("consentTo")->text(), QStringLiteral("River House"));
        QCOMPARE(room.find<QComboBox>("consentForm")->currentIndex(), 1);
        room.find<QLineEdit>("consentScope")->setFocus();
        room.type(QStringLiteral("name, telephone"));
        room.press(Qt::Key_Return);
        QTRY_COMPARE(room.care(id).consents.size(), std::size_t(1));
        QVERIFY(room.care(id).consents.front().form == ConsentForm::Verbal);
        QTRY_VERIFY(room.find<QLineEdit>("consentTo")->text().isEmpty());
        for (const char* field : {"consentForm", "consentTo", "consentScope"})
            QVERIFY2(room.desk.draft(key + field).empty(), field);
        room.reopen(id);
        room.press(Qt::Key_5, Qt::AltModifier);
        QVERIFY(room.find<QLineEdit>("consentTo")->text().isEmpty());
    }

    void whatIsRecordedAfterSomebodyWentOnIsNoDraftAnyMore()
    {
        CareRoom room;
        const IncidentId id = bridgeCall(room.desk);
        const IncidentId other = room.desk.room().open("WELFARE", "9 Elm St");
        room.show(id);
        room.press(Qt::Key_5, Qt::AltModifier);
        room.find<QLineEdit>("referralTo")->setFocus();
        room.type(QStringLiteral("River House"));
        room.press(Qt::Key_Return); // on its way
        room.workspace().show(other);
        room.find<QLineEdit>("referralTo")->setFocus();
        room.type(QStringLiteral("River House"));
        QTRY_COMPARE(room.care(id).referrals.size(), std::size_t(1));
        const auto key = [&](IncidentId one) {
            return "ledger/" + room.desk.state().incidents.at(one).number + "/referralTo";
        };
        QTRY_COMPARE(room.desk.draft(key(other)), std::string("River House"));
        QVERIFY(room.desk.draft(key(id)).empty());
        QCOMPARE(room.find<QLineEdit>("referralTo")->text(), QStringLiteral("River House"));
    }

    void wordsTypedWhileASaveIsUnderWayOutliveItsAnswer()
    {
        CareRoom room;
        const IncidentId id = bridgeCall(room.desk);
        const IncidentId other = room.desk.room().open("WELFARE", "9 Elm St");
        room.show(id);
        room.desk.setAnswering(Answering::WhenTold);
        auto* seen = room.shown<QLineEdit>("sheet-seen");
        seen->setFocus();
        room.type(QStringLiteral("stood at the rail"));
        room.press(Qt::Key_Return); // on its way
        room.type(QStringLiteral(", came down by herself"));
        room.workspace().show(other);
        room.desk.answerAll();
        room.workspace().show(id);
        QTRY_COMPARE(room.shown<QLineEdit>("sheet-seen")->text(),
                     QStringLiteral("stood at the rail, came down by herself"));

        room.press(Qt::Key_5, Qt::AltModifier);
        auto* to = room.find<QLineEdit>("referralTo");
        to->setFocus();
        room.type(QStringLiteral("River House"));
        room.press(Qt::Key_Return); // on its way
        room.type(QStringLiteral(", second floor"));
        room.workspace().show(other);
        room.desk.answerAll();
        QCOMPARE(room.care(id).referrals.size(), std::size_t(1));
        room.workspace().show(id);
        QTRY_COMPARE(to->text(), QStringLiteral("River House, second floor"));
    }

    void whatAColleagueBeganIsNotShownToWhoMayNotEnterIt()
    {
        CareRoom room;
        const IncidentId id = bridgeCall(room.desk);
        room.show(id);
        room.press(Qt::Key_5, Qt::AltModifier);
        room.find<QLineEdit>("consentTo")->setFocus();
        room.type(QStringLiteral("River House"));
        Seat relief = dispatcherSeat();
        relief.position = room.desk.seat().position;
        room.desk.setSeat(relief);
        QVERIFY(room.find<QLineEdit>("consentTo")->text().isEmpty());
        Seat back = clinicianSeat();
        back.position = relief.position;
        room.desk.setSeat(back);
        QCOMPARE(room.find<QLineEdit>("consentTo")->text(), QStringLiteral("River House"));
    }

    void whoMayNotReadTheSheetHasDraftsOfTheirOwn()
    {
        CareRoom room;
        const IncidentId id = bridgeCall(room.desk);
        const IncidentId other = room.desk.room().open("WELFARE", "9 Elm St");
        room.show(id);
        auto* seen = room.shown<QLineEdit>("sheet-seen");
        seen->setFocus();
        room.type(QStringLiteral("told me of her mother"));
        Seat relief = dispatcherSeat();
        relief.position = room.desk.seat().position;
        room.desk.setSeat(relief);
        QVERIFY(seen->text().isEmpty());
        // What they write themselves goes on to no other incident, and is there when they are back.
        seen->setFocus();
        room.type(QStringLiteral("stood at the rail"));
        room.workspace().show(other);
        QVERIFY(seen->text().isEmpty());
        room.workspace().show(id);
        QCOMPARE(seen->text(), QStringLiteral("stood at the rail"));
        Seat back = clinicianSeat();
        back.position = relief.position;
        room.desk.setSeat(back);
        QCOMPARE(seen->text(), QStringLiteral("told me of her mother"));
    }

    void aDispatcherReplacesNoWordsOfAClinician()
    {
        CareRoom room;
        const IncidentId id = bridgeCall(room.desk);
        mustAs(room.desk, clinicianSeat(),
               RecordCareText{id, CareSheet::Handoff, CareField::Medicines, "insulin"});
        room.desk.setSeat(dispatcherSeat());
        room.show(id);
        room.press(Qt::Key_2, Qt::AltModifier);
        QVERIFY(room.shown<QWidget>("sheetHandoff"));
        QVERIFY(!room.shown<QLineEdit>("sheet-medicines")->isEnabled());
        QVERIFY(!room.shown<QLabel>("sheet-medicines-standing")
                     ->text()
                     .contains(QStringLiteral("insulin")));
        QVERIFY(room.shown<QLineEdit>("sheet-tried")->isEnabled());
    }
};

HAVEN_TESTS(TestCareDrafts)
#include "tst_care_drafts.moc"
