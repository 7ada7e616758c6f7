#include "models/items/clinician_list_model.h"
#include "tests/testkit/fake_desk.h"
#include "tests/testkit/test_program.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>
#include <random>

using namespace haven;
using namespace haven::test;

namespace {

ClinicianWords words()
{
    return {[](ClinicianGroup group) {
                return QString::fromLatin1(enumName(group).data(),
                                           static_cast<int>(enumName(group).size()));
            },
            [](const ClinicianRow& row) { return QString::fromStdString(row.weapon.value); },
            [](const ClinicianRow& row) {
                return row.clinician ? QString::fromStdString(row.clinician->value) : QString();
            },
            [](const ClinicianRow& row) { return QString::fromStdString(row.number); }};
}

std::vector<std::int64_t> shown(const ClinicianListModel& model)
{
    std::vector<std::int64_t> ids;
    for (int row = 0; row < model.rowCount(); ++row) {
        if (const auto id = model.incidentAt(row))
            ids.push_back(id->value);
    }
    return ids;
}

std::vector<std::int64_t> expectedClinicians(const FakeDesk& desk)
{
    std::vector<std::int64_t> ids;
    for (const auto& row : clinicianRows(desk.state(), desk.knowledge().codes))
        ids.push_back(row.id.value);
    return ids;
}

} // namespace

class TestClinicianListModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRequestIsOnTheListAsSoonAsItIsAFact()
    {
        FakeDesk desk;
        ClinicianListModel model(desk, words());
        const QAbstractItemModelTester tester(&model);
        QCOMPARE(model.rowCount(), 0);
        const auto id = desk.room().open("WELFARE");
        QVERIFY(desk.room().run(RequestClinician{id, "asks for help"}));
        desk.sync();
        QCOMPARE(model.rowCount(), 2); // the header, the row
        QCOMPARE(model.waitingCount(), 1);
        QCOMPARE(model.index(1, 0).data(WhyRole).toString(), QStringLiteral("asks for help"));
        QVERIFY(!model.index(1, 0).data(WhyAdvisedRole).toBool()); // a person typed it
        QCOMPARE(model.index(1, 0).data(LevelRole).toInt(), 3);
        QVERIFY(!model.index(1, 0).data(LevelAskedRole).toBool());
        QVERIFY(!model.incidentAt(0));
    }

    // The advisor's sentence is said in the language of the screen; a person's reason is not.
    void itIsToldWhetherTheAdvisorSaysWhy()
    {
        FakeDesk desk;
        ClinicianListModel model(desk, words());
        const auto id = desk.room().open("NOISE");
        CrisisFlagSuggested suggested;
        suggested.incident = id;
        suggested.flag = Flag::Yes;
        suggested.reason = "Flagged for: suicidal words.";
        QVERIFY(desk.room().runAs(advisorSeat(), SuggestFlag{suggested}));
        desk.sync();
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(model.index(1, 0).data(WhyAdvisedRole).toBool());
        QVERIFY(desk.room().run(DecideFlag{id, FlagDecision::Confirmed, "unconscious"}));
        desk.sync();
        QCOMPARE(model.index(1, 0).data(WhyRole).toString(), QStringLiteral("unconscious"));
        QVERIFY(!model.index(1, 0).data(WhyAdvisedRole).toBool());
    }

    void anUnansweredRequestBecomesLate()
    {
        FakeDesk desk;
        ClinicianListModel model(desk, words());
        const QAbstractItemModelTester tester(&model);
        const auto id = desk.room().open("WELFARE");
        QVERIFY(desk.room().run(RequestClinician{id, ""}));
        desk.sync();
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        desk.pass(Span::seconds(60));
        model.tick(desk.now());
        QVERIFY(!model.index(1, 0).data(LateRole).toBool());
        desk.pass(Span::seconds(1));
        model.tick(desk.now());
        QVERIFY(model.index(1, 0).data(LateRole).toBool());
        QCOMPARE(model.index(1, 0).data(SecondsRole).toInt(), 61);
        QCOMPARE(changed.count(), 2);
        QVERIFY(desk.room().runAs(clinicianSeat(),
                                  AnswerClinician{id, {}, ClinicianStage::Accepted, {}, ""}));
        desk.sync();
        QVERIFY(!model.index(1, 0).data(LateRole).toBool());
        QCOMPARE(model.index(1, 0).data(SecondsRole).toInt(), 0);
        QCOMPARE(model.waitingCount(), 0);
    }

    void theModelKeepsItsPromisesThroughRandomShifts()
    {
        for (unsigned seed = 1; seed <= 20; ++seed) {
            std::mt19937 random(seed);
            const auto pick = [&](int below) {
                return static_cast<int>(random() % static_cast<unsigned>(below));
            };
            FakeDesk desk;
            ClinicianListModel model(desk, words());
            const QAbstractItemModelTester tester(&model);
            for (int step = 0; step < 80; ++step) {
                desk.pass(Span::seconds(pick(60)));
                const IncidentId any(1 +
                                     pick(1 + static_cast<int>(desk.state().counters.incident)));
                Command command = RequestClinician{any, ""};
                switch (pick(7)) {
                case 0: {
                    OpenIncident open;
                    open.type = TypeCode(pick(2) ? "WELFARE" : "NOISE");
                    open.location = at("12 Oak Ave", kInBeat1);
                    command = open;
                    break;
                }
                case 1:
                    command = AnswerClinician{
                        any, {}, static_cast<ClinicianStage>(pick(6)), {}, "because"};
                    break;
                case 2:
                    command = DecideFlag{any, static_cast<FlagDecision>(pick(3)), "why"};
                    break;
                case 3:
                    command = AnswerFact{any, Fact::Weapon, answered(pick(2) ? "in_hand" : "none")};
                    break;
                case 4:
                    command = CloseIncident{any, desk.knowledge().codes.dispositions.front().code,
                                            "over"};
                    break;
                case 5:
                    command = ReopenIncident{any, "back"};
                    break;
                default:
                    break;
                }
                static_cast<void>(desk.room().run(command).isOk());
                desk.sync();
                QVERIFY2(shown(model) == expectedClinicians(desk),
                         qPrintable(QStringLiteral("seed %1 step %2").arg(seed).arg(step)));
            }
        }
    }
};

HAVEN_TESTS(TestClinicianListModel)
#include "tst_clinician_list_model.moc"
