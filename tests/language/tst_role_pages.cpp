#include "tests/language/shown_texts.h"
#include "tests/testkit/screening_kit.h"
#include "tests/testkit/test_program.h"
#include "tests/ui/console_scene.h"

#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeySequence>
#include <QtTest>

// Page x role: every page that the table of keys names, opened by its keys as each role. A page is
// there and says something, and of what is planted in the record it shows a role its own. The
// matrix of commands is tests/dispatch/tst_role_table, that of questions, exports and paper
// tests/session/tst_role_views, that of havenctl tests/ctl/tst_ctl_roles.
using namespace haven;
using namespace haven::test;

namespace {

constexpr int kTurnMs = 30; // what a row is made of may wait for the next turn

// Dispatcher, Clinician, Supervisor, Administrator.
struct PlantedWord {
    const char* word;
    std::string_view readers; // nobody else is shown it on any page
    std::string_view shownTo; // and to these it is shown on one of them
};
constexpr PlantedWord kPlantedWords[] = {
    {"zqhandoff", "CS", "CS"}, {"zqoutcome", "CS", "CS"},  {"zqcertificate", "CS", "CS"},
    {"zqconsent", "CS", "CS"}, {"zqreferral", "CS", "CS"}, {"zqfollowup", "CS", ""},
    {"zqreport", "CS", "CS"},  {"zqscreen", "CS", "CS"},   {"zqplan", "CS", ""},
    {"zqrequest", "DCSA", ""}, {"zqradio", "DCSA", "D"},   {"zqwhomade", "CS", ""},
};

// A key, and what it brings.
struct KeyStep {
    QKeySequence key;
    QString panel;
};
using KeyWay = std::vector<KeyStep>;

// Each area of the table that an action opens, with the keys that lead there from anywhere, and the
// pages of the care record.
std::vector<KeyWay> everyPage()
{
    QFile file(QStringLiteral(HAVEN_SOURCE_DIR "/resources/keys/actions.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("there is no table of keys");
    const QJsonObject table = QJsonDocument::fromJson(file.readAll()).object();
    QHash<QString, QKeySequence> keys;
    QStringList carePages;
    for (const QJsonValue& one : table[u"actions"].toArray()) {
        const QJsonArray own = one[u"keys"].toArray();
        if (!own.isEmpty())
            keys[one[u"id"].toString()] =
                QKeySequence(own[0].toString(), QKeySequence::PortableText);
        if (one[u"in"].toArray()[0].toString() == u"care" &&
            one[u"name"].toString().startsWith(u"Care record"))
            carePages << one[u"id"].toString();
    }
    QHash<QString, QJsonObject> areas;
    for (const QJsonValue& one : table[u"areas"].toArray())
        areas[one[u"id"].toString()] = one.toObject();
    const auto wayTo = [&](QString id) {
        KeyWay way;
        for (; areas.contains(id); id = areas[id][u"in"].toString()) {
            if (const QString open = areas[id][u"open"].toString(); !open.isEmpty())
                way.insert(way.begin(), {keys.value(open), areas[id][u"panel"].toString()});
        }
        return way;
    };
    std::vector<KeyWay> pages;
    for (const QJsonValue& one : table[u"areas"].toArray()) {
        if (!one[u"open"].toString().isEmpty())
            pages.push_back(wayTo(one[u"id"].toString()));
    }
    for (const QString& action : carePages) {
        pages.push_back(wayTo(QStringLiteral("care")));
        pages.back().push_back({keys.value(action), QString()});
    }
    return pages;
}

void is(DispatchRoom& room, const Seat& seat, const Command& command)
{
    const std::string answer = room.refusalOfAs(seat, command);
    if (answer != "done")
        qFatal("%s", answer.c_str());
}

void plantPlan(DispatchRoom& room, IncidentId id)
{
    RecordCarePlan plan;
    plan.incident = id;
    plan.plan.radioSafe = "zqradio speak slowly";
    for (const PlanField field : {PlanField::Helps, PlanField::Steps, PlanField::Source})
        plan.plan.texts[field] = "zqplan";
    is(room, clinicianSeat(), plan);
    ApproveCarePlan approve;
    approve.plan = CarePlanId(room.state().counters.carePlan);
    approve.credentials = "LCSW 1234";
    is(room, supervisorSeat(), approve);
}

IncidentId plant(DispatchRoom& room)
{
    room.setInstrument(madeUpInstrument());
    const IncidentId id = room.open("WELFARE");
    const auto sheet = [&](const Seat& by, CareSheet which, CareField field, const char* text) {
        is(room, by, RecordCareText{id, which, field, text});
    };
    sheet(clinicianSeat(), CareSheet::Handoff, CareField::Medicines, "zqhandoff");
    sheet(clinicianSeat(), CareSheet::Outcome, CareField::Seen, "zqoutcome");
    sheet(clinicianSeat(), CareSheet::Certificate, CareField::Condition, "zqcertificate");
    sheet(dispatcherSeat(), CareSheet::OfficerRequest, CareField::Condition, "zqrequest");
    is(room, clinicianSeat(),
       RecordMandatedReport{id, MandatedKind::Child, MandatedStanding::Made, "zqwhomade",
                            "zqreport number 12"});
    is(room, clinicianSeat(),
       RecordConsent{id, "River House", "zqconsent", ConsentForm::Written, 90});
    is(room, clinicianSeat(),
       RecordReferral{id, "River House", ReferralStatus::Offered, "zqreferral"});
    is(room, clinicianSeat(), PlanFollowUp{id, FollowUpKind::Hours24, "zqfollowup"});
    RecordScreening screen;
    screen.incident = id;
    screen.instrument = InstrumentId("made-up-screen");
    screen.values = {{"total", "21"}, {"tier", "very_high"}, {"remark", "zqscreen"}};
    is(room, clinicianSeat(), screen);
    plantPlan(room, id);
    return id;
}

bool isPanelShown(Console& console, const QString& panel)
{
    const auto all = console.window().findChildren<QWidget*>(panel);
    return std::any_of(all.begin(), all.end(), [](const QWidget* one) { return one->isVisible(); });
}

// From the desk on. What a key brings and takes away may stand there already.
void openPage(Console& console, const KeyWay& way)
{
    console.key(Qt::Key_F9);
    for (const KeyStep& step : way) {
        const QKeyCombination one = step.key[0];
        for (int times = 0; times < 2; ++times) {
            if (times > 0 && (step.panel.isEmpty() || isPanelShown(console, step.panel)))
                continue;
            console.key(one.key(), one.keyboardModifiers());
            QTest::qWait(kTurnMs);
        }
    }
}

// What is done with the keys of sealed notes is there for a member of a group; others read why not.
bool isMissing(Console& console, const KeyWay& way, char role)
{
    const auto isOfKeys = [](const QString& panel) {
        return panel.startsWith(QStringLiteral("seal")) && panel != u"sealedPanel";
    };
    return std::any_of(way.begin(), way.end(), [&](const KeyStep& step) {
        const bool isLeftOut = isOfKeys(step.panel) && (role != 'C' || step.panel != u"sealPage");
        return !step.panel.isEmpty() && !isLeftOut && !isPanelShown(console, step.panel);
    });
}

} // namespace

class tst_RolePages final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPageIsThereAndShowsEachRoleItsOwn_data();
    void everyPageIsThereAndShowsEachRoleItsOwn();
};

void tst_RolePages::everyPageIsThereAndShowsEachRoleItsOwn_data()
{
    QTest::addColumn<QString>("letter");
    QTest::newRow("dispatcher") << QStringLiteral("D");
    QTest::newRow("clinician") << QStringLiteral("C");
    QTest::newRow("supervisor") << QStringLiteral("S");
    QTest::newRow("administrator") << QStringLiteral("A");
}

// crisis.md 6.19.
void tst_RolePages::everyPageIsThereAndShowsEachRoleItsOwn()
{
    QFETCH(QString, letter);
    const char role = letter.toStdString().front();
    const std::map<char, Seat> seats = {{'D', dispatcherSeat()},
                                        {'C', clinicianSeat()},
                                        {'S', supervisorSeat()},
                                        {'A', administratorSeat()}};
    Console console;
    const IncidentId id = plant(console.desk.room());
    console.desk.sync();
    console.desk.setSeat(seats.at(role));
    if (role == 'C')
        console.desk.setSealStanding(SealStanding::Open);
    console.window().select(id);
    const auto pages = everyPage();
    QVERIFY(pages.size() >= 30);
    QSet<QString> shown;
    QStringList wrong;
    for (const KeyWay& way : pages) {
        openPage(console, way);
        const QString where = way[way.size() - 1].key.toString() + u' ' + way[way.size() - 1].panel;
        if (isMissing(console, way, role))
            wrong << where + QStringLiteral(" is not there");
        int texts = 0;
        for (const ShownText& one : shownTexts(console.window())) {
            texts += one.text.trimmed().isEmpty() ? 0 : 1;
            // Its lines are told by the desk, which this one does for all alike.
            if (one.place == u"cell shiftLogView")
                continue;
            for (const PlantedWord& planted : kPlantedWords) {
                if (!one.text.contains(QString::fromLatin1(planted.word)))
                    continue;
                shown.insert(QString::fromLatin1(planted.word));
                if (planted.readers.find(role) == std::string_view::npos)
                    wrong << where + QStringLiteral(" tells ") + one.place + u' ' + one.text;
            }
        }
        if (texts < 20)
            wrong << where + QStringLiteral(" says nothing");
    }
    for (const PlantedWord& planted : kPlantedWords) {
        if (planted.shownTo.find(role) != std::string_view::npos &&
            !shown.contains(QString::fromLatin1(planted.word)))
            wrong << QStringLiteral("nowhere is ") + QString::fromLatin1(planted.word);
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

HAVEN_TESTS(tst_RolePages)
#include "tst_role_pages.moc"
