#include "models/items/incident_queue_model.h"
#include "models/items/item_roles.h"
#include "tests/testkit/fake_desk.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// The row of a caller who said nothing follows what becomes known of the place elsewhere.
using namespace haven;
using namespace haven::test;

namespace {

IncidentId hungUpAt(FakeDesk& desk, const char* place)
{
    OpenIncident command;
    command.type = TypeCode("911H");
    command.location = haven::test::at(place);
    CallDraft call;
    call.kind = CallKind::HangUp;
    call.callback = "203-555-0147";
    command.call = call;
    if (const auto facts = desk.room().run(command); !facts)
        qFatal("%s", refusalSentence(facts.refusal()).c_str());
    return desk.room().last<IncidentOpened>().incident;
}

} // namespace

class tst_QueuePlaceMarks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRowFollowsWhatIsThereElsewhere()
    {
        FakeDesk desk;
        const IncidentId silent = hungUpAt(desk, "44 Grove St");
        const IncidentId fight = desk.room().open("FIGHT", "44 Grove St");
        desk.sync();
        QueueWords words{[](QueueGroup) { return QString(); },
                         [](const BoardRow&) { return QString(); }, QStringLiteral("changed")};
        const IncidentQueueModel model(desk, words);
        const auto isMarked = [&] {
            return model.index(model.rowOf(silent), static_cast<int>(QueueColumn::Location))
                .data(PlaceMarkRole)
                .toBool();
        };
        QVERIFY(!isMarked());
        // Somebody answers at the other incident that there is a knife.
        QVERIFY(desk.room().run(AnswerFact{fight, Fact::Weapon, answered("in_hand")}));
        desk.sync();
        QVERIFY(isMarked());
        // That one turns out to be elsewhere.
        ChangeLocation elsewhere;
        elsewhere.incident = fight;
        elsewhere.location = haven::test::at("900 Far Rd");
        elsewhere.reason = "the caller said so";
        QVERIFY(desk.room().run(elsewhere));
        desk.sync();
        QVERIFY(!isMarked());
        RecordCaution rifle;
        rifle.caution.kind = CautionKind::Weapon;
        rifle.caution.text = "hunting rifle in the home";
        rifle.caution.source = "brother, by phone";
        rifle.caution.place = at("44 Grove St");
        QVERIFY(desk.room().run(rifle));
        desk.sync();
        QVERIFY(isMarked());
    }
};

HAVEN_TESTS(tst_QueuePlaceMarks)
#include "tst_queue_place_marks.moc"
