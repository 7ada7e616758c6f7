#include "tests/testkit/test_program.h"
#include "tests/ui/care_room.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QtTest>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

// By Tab alone, as somebody without a mouse gets there.
void tabTo(CareRoom& room, const char* name)
{
    constexpr int kStopsMost = 60;
    for (int i = 0; i < kStopsMost; ++i) {
        QWidget* focus = QApplication::focusWidget();
        if (focus && focus->objectName() == QLatin1String(name))
            return;
        room.press(Qt::Key_Tab);
    }
    QFAIL(name);
}

void chooseByKeys(CareRoom& room, const char* name, const char* words)
{
    tabTo(room, name);
    auto* choice = room.shown<QComboBox>(name);
    QVERIFY2(choice, name);
    for (int i = 0; i < choice->count() && choice->currentText() != QLatin1String(words); ++i)
        room.press(Qt::Key_Down);
    QCOMPARE(choice->currentText(), QString::fromLatin1(words));
}

} // namespace

// The lines of the ledger page that police and whoever was there write.
class TestCareLedger final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // CGS 7-282e: a wrong "no force" is worse than none.
    void noForceIsRecordedByADefault()
    {
        CareRoom room;
        const IncidentId id = bridgeCall(room.desk);
        room.desk.setSeat(supervisorSeat());
        room.show(id);
        room.press(Qt::Key_5, Qt::AltModifier);
        tabTo(room, "forceOfficer");
        room.type(QStringLiteral("Ortiz"));
        room.press(Qt::Key_Return);
        QTRY_VERIFY(room.find<QLabel>("ledgerMessage")->text().contains(QStringLiteral("force")));
        QVERIFY(room.care(id).force.empty());
        QCOMPARE(room.find<QLineEdit>("forceOfficer")->text(), QStringLiteral("Ortiz"));
        room.press(Qt::Key_Tab, Qt::ShiftModifier);
        chooseByKeys(room, "forceKind", "hands");
        tabTo(room, "forceOfficer");
        room.press(Qt::Key_Return);
        QTRY_COMPARE(room.care(id).force.size(), std::size_t{1});
        QVERIFY(room.care(id).force.front().kinds == std::set<ForceKind>{ForceKind::Hands});
        QCOMPARE(room.care(id).force.front().officer, std::string("Ortiz"));
    }

    // Never by the dispatcher, only after contact, and by who was there.
    void whatWasPerceivedIsRecordedByKeysByWhoWasThere()
    {
        CareRoom room;
        const IncidentId id = bridgeCall(room.desk);
        room.desk.room().logOn("3A12");
        room.desk.setSeat(supervisorSeat());
        room.show(id);
        room.press(Qt::Key_5, Qt::AltModifier);
        chooseByKeys(room, "perceivedRace", "Black");
        chooseByKeys(room, "perceivedSex", "female");
        tabTo(room, "perceivedBy");
        room.type(QStringLiteral("3a12"));
        room.press(Qt::Key_Return);
        QTRY_VERIFY(room.find<QLabel>("ledgerMessage")->text().contains(QStringLiteral("has met")));
        QVERIFY(!room.care(id).perceived);
        room.desk.room().dispatch("3A12", id);
        must(room.desk, MarkOnScene{{UnitId("3A12")}, {}});
        room.desk.sync();
        tabTo(room, "perceivedBy");
        QCOMPARE(room.find<QLineEdit>("perceivedBy")->text(), QStringLiteral("3a12"));
        room.press(Qt::Key_Return);
        QTRY_VERIFY(room.care(id).perceived.has_value());
        QVERIFY(room.care(id).perceived->race == PerceivedRace::Black);
        QVERIFY(room.care(id).perceived->sex == PerceivedSex::Female);
        // What was recorded is shown to nobody again.
        QTRY_COMPARE(room.find<QLabel>("ledgerPerceivedRecorded")->text(),
                     QStringLiteral("Recorded."));
        room.desk.setSeat(dispatcherSeat());
        QTRY_VERIFY(room.find<QLabel>("ledgerPerceivedClosed")->isVisible());
        QVERIFY(!room.find<QComboBox>("perceivedRace")->isVisible());
    }
};

HAVEN_TESTS(TestCareLedger)
#include "tst_care_ledger.moc"
