#include "tests/testkit/fake_desk.h"
#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/access_check.h"
#include "tests/testkit/ui/gallery.h"
#include "tests/testkit/ui/sample_look.h"
#include "ui/admin/admin_workspace.h"
#include "ui/admin/keeping_panel.h"
#include "ui/theme/apply_theme.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/panel_header.h"

#include <QDateTime>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>
#include <QVBoxLayout>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

WallClock keepingClock()
{
    WallClock clock;
    clock.time = [](Instant) { return QStringLiteral("20:00:00"); };
    clock.dated = [](Instant) { return QStringLiteral("2026-03-14 20:00:00"); };
    clock.parse = [](const QString& text, Instant) -> std::optional<Instant> {
        const auto at = QDateTime::fromString(text, QStringLiteral("yyyy-MM-dd HH:mm"));
        if (!at.isValid())
            return std::nullopt;
        return Instant{QDateTime(at.date(), at.time(), Qt::UTC).toMSecsSinceEpoch()};
    };
    return clock;
}

RetentionDue dueKind(const char* id, std::optional<int> years, const char* confirmed,
                     std::vector<std::int64_t> facts)
{
    RetentionDue due;
    due.kind.id = id;
    due.kind.label = std::string("Records of ") + id;
    due.kind.years = years;
    due.kind.records = RetentionRecords::Room;
    due.kind.confirmed = confirmed;
    for (const std::int64_t fact : facts)
        due.records.oldest.push_back({"message 1", Instant{1}, std::nullopt, fact});
    due.records.all = static_cast<std::int64_t>(facts.size());
    return due;
}

// Two entries about somebody: one is told in part, one not at all.
Dossier dossierOfTwo()
{
    DossierItem note;
    note.line.text = "Note: Quillfeather keeps a falcon";
    note.line.numbers = {"26-000001"};
    note.line.fieldClass = FieldClass::Police;
    note.release = Release::InPart;
    note.withheld = {"W-POLICE"};
    DossierItem care = note;
    care.line.text = "Care plan recorded";
    care.line.fieldClass = FieldClass::Care;
    care.release = Release::Withheld;
    care.withheld = {"W-CARE"};
    Dossier found;
    found.items = {note, care};
    return found;
}

// Two looks, the newest first.
LooksFound looksOfTwo()
{
    LogLine care;
    care.who = "Osei";
    care.numbers = {"26-000001"};
    care.text = "Care record opened: a hand-off";
    LogLine known;
    known.who = "Lindqvist";
    known.text = "Looked up all that is known of the person Quillfeather, for foi: FOI 2026-31";
    LooksFound found;
    found.lines = {care, known};
    return found;
}

// The page in its workspace, opened by its key.
class KeepingRoom final
{
public:
    explicit KeepingRoom(const Seat& seat = supervisorSeat(),
                         const QString& theme = QStringLiteral("night"), int zoom = 100,
                         QSize size = {1900, 900})
        : source(look(theme, zoom))
    {
        applyTheme(*qApp, source.look());
        prepare();
        desk.setSeat(seat);
        window.setObjectName(QStringLiteral("window"));
        window.setLayout(new QVBoxLayout);
        window.layout()->setContentsMargins(0, 0, 0, 0);
        panel = new AdminWorkspace(source, desk, preferences, keepingClock(), &window);
        window.layout()->addWidget(panel);
        window.resize(size);
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("the window does not come up");
        RetentionFound found;
        found.ownFolder = "/srv/station.retention";
        found.kinds = {dueKind("alarm", std::nullopt, "", {}), dueKind("room", 1, "", {note}),
                       dueKind("message", 2, "Lee 2026-01-05", {note})};
        child<QWidget>("accountsView").setFocus();
        // What the pages of admin asked so far is answered; the next question is this page's.
        QTest::qWait(20);
        desk.addPage(found);
        key(Qt::Key_I);
        if (!QTest::qWaitFor([this] { return rows("periodList") == 3; }, 3000))
            qFatal("the periods are not shown");
    }
    template <class W>
    W& child(const char* name)
    {
        W* found = window.findChild<W*>(QString::fromLatin1(name));
        if (!found)
            qFatal("there is no %s", name);
        return *found;
    }
    void key(Qt::Key one) { QTest::keyClick(QApplication::focusWidget(), one, Qt::AltModifier); }
    void type(const char* name, const QString& text)
    {
        auto& line = child<QLineEdit>(name);
        line.setFocus();
        line.selectAll();
        QTest::keyClicks(&line, text);
    }
    int rows(const char* list) { return child<QListView>(list).model()->rowCount(); }
    QString row(const char* list, int at)
    {
        return child<QListView>(list).model()->index(at, 0).data().toString();
    }
    void choose(int at)
    {
        auto& list = child<QListView>("periodList");
        list.setCurrentIndex(list.model()->index(at, 0));
    }

    FakeDesk desk;
    PreferenceSource preferences;
    ThemeSource source;
    QWidget window;
    AdminWorkspace* panel = nullptr;
    std::int64_t note = 0;

private:
    static Look look(const QString& theme, int zoom)
    {
        Look out = testkit::sampleLook(theme);
        out.density = Density::Dense;
        out.zoomPercent = zoom;
        return out;
    }
    // A note of an incident that is over: something that may go.
    void prepare()
    {
        DispatchRoom& room = desk.room();
        const IncidentId id = room.open("WELFARE", "12 Elm St");
        AddNote words;
        words.incident = id;
        words.text = "the radio is back";
        if (!room.run(words))
            qFatal("the note is refused");
        note = room.log().back().envelope.sequence;
        room.record(IncidentClosed{id, DispositionCode("15"), "15", ""});
        desk.sync();
    }
};

} // namespace

class TestKeepingPanel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBackupIsMadeByKeysAndListed()
    {
        KeepingRoom room;
        QVERIFY(room.child<QWidget>("keepingPanel").isVisible());
        QCOMPARE(QApplication::focusWidget(), &room.child<QWidget>("backupWhere"));
        QSignalSpy said(room.panel, &AdminWorkspace::said);
        room.desk.setAnswering(Answering::WhenTold);
        room.type("backupWhere", QStringLiteral("/mnt/safe/monday.haven"));
        room.key(Qt::Key_A);
        QVERIFY(room.desk.backupWishes() == std::vector<std::string>{"/mnt/safe/monday.haven"});
        // It can be left meanwhile, and a second one is not begun.
        QVERIFY(!room.child<QWidget>("backupMake").isEnabled());
        QVERIFY(room.child<QWidget>("backupStop").isEnabled());
        QVERIFY(QApplication::focusWidget() != &room.child<QWidget>("backupStop"));
        room.key(Qt::Key_A);
        QCOMPARE(room.desk.backupWishes().size(), std::size_t{1});
        room.key(Qt::Key_S);
        QCOMPARE(room.desk.backupStops(), 1);
        QCOMPARE(said.size(), 0);
        room.desk.answerAll();
        QTRY_COMPARE(said.size(), 1);
        QCOMPARE(said[0][1].value<Tone>(), Tone::Accepted);
        QTRY_COMPARE(room.rows("backupList"), 1);
        QVERIFY(room.row("backupList", 0).contains(QStringLiteral("/mnt/safe/monday.haven")));
        QVERIFY(room.child<QWidget>("backupMake").isEnabled());
        QVERIFY(!room.child<QWidget>("backupStop").isEnabled());
    }

    void reportNumbersThatAreMissingStandOnTheirPage()
    {
        KeepingRoom room;
        ReportNumbers numbers;
        numbers.years = {{25, 2, 2, {}, {}}, {26, 3, 7, {{1, 1}, {3, 5}}, {6}}};
        numbers.odd = {"case 12"};
        numbers.removed = 1;
        room.desk.addPage(numbers);
        room.key(Qt::Key_Y);
        QTRY_COMPARE(room.rows("reportNumbersList"), 7);
        QVERIFY(room.child<QWidget>("reportNumbersPanel").isVisible());
        QCOMPARE(QApplication::focusWidget(), &room.child<QWidget>("reportNumbersList"));
        const auto row = [&room](int at) { return room.row("reportNumbersList", at); };
        QCOMPARE(row(0), QStringLiteral("2025: 2 given, the last 25-00002. None is missing."));
        QCOMPARE(row(1), QStringLiteral("2026: 3 given, the last 26-00007."));
        QCOMPARE(row(2), QStringLiteral("MISSING 26-00001"));
        QCOMPARE(row(3), QStringLiteral("MISSING 26-00003 to 26-00005"));
        QCOMPARE(row(4), QStringLiteral("GIVEN MORE THAN ONCE: 26-00006"));
        QCOMPARE(row(5), QStringLiteral("OF ANOTHER FORM: case 12"));
        QVERIFY(row(6).startsWith(QStringLiteral("Removed by law: 1.")));
        const auto& about = room.child<QWidget>("reportNumbersAbout");
        QVERIFY(about.mapTo(&room.child<QWidget>("reportNumbersPanel"), QPoint(0, 0)).x() >= 8);
        // Looked up anew by its key, and left by the one that opened it.
        room.desk.addPage(ReportNumbers{});
        room.key(Qt::Key_U);
        QTRY_COMPARE(room.rows("reportNumbersList"), 1);
        QCOMPARE(row(0), QStringLiteral("No report number was given yet."));
        room.key(Qt::Key_Y);
        QVERIFY(!room.child<QWidget>("reportNumbersPanel").isVisible());
    }

    void whatIsKnownOfAPersonIsShownOnceTheLookIsOnTheRecord()
    {
        KeepingRoom room;
        QSignalSpy said(room.panel, &AdminWorkspace::said);
        room.key(Qt::Key_Q);
        QVERIFY(room.child<QWidget>("dossierPanel").isVisible());
        QCOMPARE(QApplication::focusWidget(), &room.child<QWidget>("dossierWords"));
        // Neither without a name nor without a reason.
        room.type("dossierWords", QStringLiteral("Qu"));
        room.key(Qt::Key_F);
        QCOMPARE(said.size(), 1);
        room.type("dossierWords", QStringLiteral("Quillfeather"));
        room.key(Qt::Key_F);
        QCOMPARE(said.size(), 2);
        QCOMPARE(said[1][1].value<Tone>(), Tone::Refused);
        QVERIFY(room.desk.lastCommand<RecordView>() == nullptr);
        room.type("dossierReason", QStringLiteral("FOI 2026-31"));
        room.desk.addPage(dossierOfTwo());
        room.key(Qt::Key_F);
        QTRY_COMPARE(room.rows("dossierList"), 4); // and a line for each code
        const auto* look = room.desk.lastCommand<RecordView>();
        QVERIFY(look != nullptr);
        QCOMPARE(look->viewed.about, std::string("Quillfeather"));
        QCOMPARE(look->viewed.reason, std::string("FOI 2026-31"));
        QCOMPARE(look->viewed.audience, std::string(audienceWord(LogAudience::Foi)));
        QCOMPARE(look->viewed.items, std::int64_t{2});
        const QString first = room.row("dossierList", 0);
        QVERIFY2(first.startsWith(QStringLiteral("IN PART, W-POLICE")), qPrintable(first));
        QVERIFY2(first.contains(QStringLiteral("keeps a falcon")), qPrintable(first));
        QVERIFY(room.row("dossierList", 1).startsWith(QStringLiteral("WITHHELD, W-CARE")));
        // Whoever sits here next has not looked.
        room.desk.setSeat(dispatcherSeat());
        QTRY_COMPARE(room.rows("dossierList"), 0);
        QVERIFY(room.child<QLineEdit>("dossierReason").text().isEmpty());
        QVERIFY(!room.child<QWidget>("dossierLook").isEnabled());
    }

    void whatIsKnownGoesWhenItsIncidentIsRestricted()
    {
        KeepingRoom room;
        const IncidentId id = room.desk.room().open("WELFARE", "12 Oak Ave");
        Dossier found = dossierOfTwo();
        for (DossierItem& item : found.items)
            item.line.numbers = {room.desk.room().incident(id).number};
        room.key(Qt::Key_Q);
        room.type("dossierWords", QStringLiteral("Quillfeather"));
        room.type("dossierReason", QStringLiteral("FOI 2026-31"));
        room.desk.addPage(found);
        room.key(Qt::Key_F);
        QTRY_COMPARE(room.rows("dossierList"), 4);
        mustAs(room.desk, supervisorSeat(), AddNote{id, {}, "calm", FieldClass::Police, {}});
        room.desk.sync();
        QCOMPARE(room.rows("dossierList"), 4);
        QSignalSpy said(room.panel, &AdminWorkspace::said);
        mustAs(room.desk, supervisorSeat(), RestrictIncident{id, Visibility::Restricted, "staff"});
        room.desk.sync();
        QTRY_COMPARE(room.rows("dossierList"), 0);
        QVERIFY(said.size() == 1 &&
                said[0][0].toString().contains(QStringLiteral("restricted now")));
    }

    // What is read lies behind what happens meanwhile.
    void whatIsKnownIsNotShownOfAnIncidentRestrictedWhileItWasRead()
    {
        KeepingRoom room;
        const IncidentId id = room.desk.room().open("WELFARE", "12 Oak Ave");
        room.desk.sync();
        Dossier found = dossierOfTwo();
        for (DossierItem& item : found.items)
            item.line.numbers = {room.desk.room().incident(id).number};
        room.key(Qt::Key_Q);
        room.type("dossierWords", QStringLiteral("Quillfeather"));
        room.type("dossierReason", QStringLiteral("FOI 2026-31"));
        QSignalSpy said(room.panel, &AdminWorkspace::said);
        room.desk.addPage(found);
        room.key(Qt::Key_F);
        mustAs(room.desk, supervisorSeat(), RestrictIncident{id, Visibility::Restricted, "staff"});
        room.desk.sync();
        QTRY_COMPARE(said.size(), 1);
        QVERIFY(said[0][0].toString().contains(QStringLiteral("restricted now")));
        QTest::qWait(50);
        QCOMPARE(room.rows("dossierList"), 0);
    }

    void aLookThatIsNotOnTheRecordShowsNothing()
    {
        KeepingRoom room;
        QSignalSpy said(room.panel, &AdminWorkspace::said);
        room.key(Qt::Key_Q);
        room.type("dossierWords", QStringLiteral("Quillfeather"));
        room.type("dossierReason", QStringLiteral("FOI 2026-31"));
        room.desk.addPage(dossierOfTwo());
        room.desk.refuseNextWith(refuse(RefusalCode::DiskFull, "/srv/station.haven"));
        room.key(Qt::Key_F);
        QTRY_COMPARE(said.size(), 1);
        QCOMPARE(said[0][1].value<Tone>(), Tone::Refused);
        QCOMPARE(room.rows("dossierList"), 0);
        QCOMPARE(room.child<QLineEdit>("dossierWords").text(), QStringLiteral("Quillfeather"));
    }

    void whoLookedIsShownOnceThatLookIsOnTheRecord()
    {
        KeepingRoom room;
        QSignalSpy said(room.panel, &AdminWorkspace::said);
        room.key(Qt::Key_L);
        QVERIFY(room.child<QWidget>("looksPanel").isVisible());
        QCOMPARE(QApplication::focusWidget(), &room.child<QWidget>("looksPerson"));
        QVERIFY(!room.child<QWidget>("looksExport").isEnabled());
        // Neither without a reason nor with a day that is none.
        room.type("looksPerson", QStringLiteral("Quillfeather"));
        room.key(Qt::Key_F);
        QCOMPARE(said.size(), 1);
        QCOMPARE(QApplication::focusWidget(), &room.child<QWidget>("looksReason"));
        room.type("looksReason", QStringLiteral("complaint 26-7"));
        room.type("looksDays", QStringLiteral("yesterday"));
        room.key(Qt::Key_F);
        QCOMPARE(said.size(), 2);
        QCOMPARE(said[1][1].value<Tone>(), Tone::Refused);
        QVERIFY(room.desk.lastCommand<RecordView>() == nullptr);
        room.type("looksDays", QStringLiteral("2026-03-13 2026-03-14"));
        // A name is found however its letters are typed.
        room.desk.room().record(
            AgentSignedOn{AgentId("nunez-7"), "Núñez", PositionId("Position 9"), {}, {}});
        room.desk.sync();
        room.type("looksAgent", QStringLiteral("nunez"));
        room.desk.addPage(looksOfTwo());
        room.key(Qt::Key_F);
        QTRY_COMPARE(room.rows("looksList"), 2);
        const LooksQuery* asked = nullptr;
        for (const AskedQuestion& one : room.desk.questions()) {
            if (const auto* looks = std::get_if<LooksQuery>(&one.query))
                asked = looks;
        }
        QVERIFY(asked != nullptr);
        QCOMPARE(asked->person, std::string("Quillfeather"));
        QVERIFY(asked->agent == AgentId("nunez-7"));
        QVERIFY(asked->from == Instant{1'773'360'000'000}); // 2026-03-13 00:00
        QVERIFY(asked->to == Instant{1'773'532'799'999});   // 2026-03-14 23:59:59.999
        const auto* look = room.desk.lastCommand<RecordView>();
        QVERIFY(look != nullptr);
        QVERIFY(look->viewed.kind == ViewedKind::Looks);
        QVERIFY(look->viewed.about.find("person Quillfeather, by ") == 0);
        QCOMPARE(look->viewed.reason, std::string("complaint 26-7"));
        QCOMPARE(look->viewed.items, std::int64_t{2});
        QVERIFY(room.row("looksList", 0).contains(QStringLiteral("Osei  26-000001  Care record")));
        QVERIFY(room.child<QWidget>("looksExport").isEnabled());
        // Whoever sits here next has not looked.
        room.desk.setSeat(dispatcherSeat());
        QTRY_COMPARE(room.rows("looksList"), 0);
        QVERIFY(room.child<QLineEdit>("looksReason").text().isEmpty());
        for (const char* name : {"looksLook", "looksExport", "looksPerson"})
            QVERIFY2(!room.child<QWidget>(name).isEnabled(), name);
    }

    void whatWasShownOfTheLooksIsExportedByKeys()
    {
        KeepingRoom room;
        QSignalSpy said(room.panel, &AdminWorkspace::said);
        room.key(Qt::Key_L);
        room.type("looksIncident", QStringLiteral("1"));
        room.type("looksReason", QStringLiteral("complaint 26-7"));
        room.desk.addPage(looksOfTwo());
        room.key(Qt::Key_F);
        QTRY_COMPARE(room.rows("looksList"), 2);
        room.type("looksIncident", QStringLiteral("2")); // not what is shown
        room.key(Qt::Key_C);
        auto* dialog = room.window.findChild<QFileDialog*>(QStringLiteral("looksFile"));
        QVERIFY(dialog != nullptr);
        QTRY_VERIFY(dialog->isVisible());
        QTemporaryDir folder;
        dialog->setDirectory(folder.path());
        dialog->selectFile(QStringLiteral("looks.csv"));
        said.clear();
        static_cast<QDialog*>(dialog)->accept();
        QTRY_COMPARE(said.size(), 2);
        QVERIFY(said[1][0].toString().contains(QStringLiteral("The export is on the log.")));
        const LogExportWish& wish = room.desk.exportWishes().back();
        QVERIFY(wish.what == ExportWhat::Looks);
        QVERIFY(wish.format == ExportFormat::CsvTable);
        QVERIFY(QString::fromStdString(wish.path).endsWith(QStringLiteral("looks.csv")));
        QCOMPARE(wish.looks.number, std::string("1"));
    }

    void anExportBegunIsToldToNobodyWhoSitsHereNext()
    {
        KeepingRoom room;
        QSignalSpy said(room.panel, &AdminWorkspace::said);
        room.key(Qt::Key_L);
        room.type("looksReason", QStringLiteral("complaint 26-7"));
        room.desk.addPage(looksOfTwo());
        room.key(Qt::Key_F);
        QTRY_COMPARE(room.rows("looksList"), 2);
        room.key(Qt::Key_C);
        auto* dialog = room.window.findChild<QFileDialog*>(QStringLiteral("looksFile"));
        QVERIFY(dialog != nullptr);
        QTRY_VERIFY(dialog->isVisible());
        QTemporaryDir folder;
        dialog->setDirectory(folder.path());
        dialog->selectFile(QStringLiteral("complaint-of-quillfeather.csv"));
        static_cast<QDialog*>(dialog)->accept();
        said.clear();
        room.desk.setSeat(supervisorSeat());
        QTest::qWait(50);
        for (const auto& one : said)
            QVERIFY2(!one[0].toString().contains(QStringLiteral("quillfeather")),
                     qPrintable(one[0].toString()));
        for (const auto* label : room.child<QWidget>("looksPanel").findChildren<QLabel*>())
            QVERIFY2(!label->text().contains(QStringLiteral("quillfeather")),
                     qPrintable(label->text()));
    }

    void whoLookedGoesWhenItsIncidentIsRestricted()
    {
        KeepingRoom room;
        const IncidentId id = room.desk.room().open("WELFARE", "12 Oak Ave");
        room.desk.sync();
        LooksFound found = looksOfTwo();
        found.lines[0].numbers = {room.desk.room().incident(id).number};
        room.key(Qt::Key_L);
        room.type("looksReason", QStringLiteral("complaint 26-7"));
        room.desk.addPage(found);
        room.key(Qt::Key_F);
        QTRY_COMPARE(room.rows("looksList"), 2);
        QSignalSpy said(room.panel, &AdminWorkspace::said);
        mustAs(room.desk, supervisorSeat(), RestrictIncident{id, Visibility::Restricted, "staff"});
        room.desk.sync();
        QTRY_COMPARE(room.rows("looksList"), 0);
        QVERIFY(!room.child<QWidget>("looksExport").isEnabled());
        QVERIFY(said.size() == 1 &&
                said[0][0].toString().contains(QStringLiteral("restricted now")));
    }

    void aLookAtLooksThatIsNotOnTheRecordShowsNothing()
    {
        KeepingRoom room;
        QSignalSpy said(room.panel, &AdminWorkspace::said);
        room.key(Qt::Key_L);
        room.type("looksReason", QStringLiteral("complaint 26-7"));
        room.desk.addPage(looksOfTwo());
        room.desk.refuseNextWith(refuse(RefusalCode::DiskFull, "/srv/station.haven"));
        room.key(Qt::Key_F);
        QTRY_COMPARE(said.size(), 1);
        QCOMPARE(said[0][1].value<Tone>(), Tone::Refused);
        QCOMPARE(room.rows("looksList"), 0);
        QVERIFY(!room.child<QWidget>("looksExport").isEnabled());
        // A number that nobody gave is said, and nothing is recorded.
        LooksFound unknown;
        unknown.fault = refuse(RefusalCode::IncidentNotFound, "99");
        room.desk.addPage(unknown);
        const std::size_t asked = room.desk.commands().size();
        room.child<QLineEdit>("looksReason").setFocus();
        room.key(Qt::Key_F);
        QTRY_COMPARE(said.size(), 2);
        QCOMPARE(said[1][1].value<Tone>(), Tone::Refused);
        QCOMPARE(room.desk.commands().size(), asked);
    }

    void whatWasRefusedIsSaidAndStaysTyped()
    {
        KeepingRoom room;
        QSignalSpy said(room.panel, &AdminWorkspace::said);
        room.type("backupWhere", QStringLiteral("/mnt/full"));
        room.desk.refuseNextWith(refuse(RefusalCode::DiskFull, "/mnt/full/a.haven"));
        room.key(Qt::Key_A);
        QTRY_COMPARE(said.size(), 1);
        QCOMPARE(said[0][1].value<Tone>(), Tone::Refused);
        QCOMPARE(room.child<QLineEdit>("backupWhere").text(), QStringLiteral("/mnt/full"));
        QCOMPARE(room.rows("backupList"), 0);
        QVERIFY(room.child<QWidget>("backupMake").isEnabled());
    }

    void whatIsOlderIsCountedAndAskedForWithAnAuthorization()
    {
        KeepingRoom room;
        QVERIFY(room.row("periodList", 0).contains(QStringLiteral("kept for good")));
        QVERIFY(room.row("periodList", 1).contains(QStringLiteral("Nobody has confirmed")));
        QVERIFY(room.row("periodList", 2).contains(QStringLiteral("Confirmed by Lee")));
        QVERIFY(!room.child<QWidget>("retentionAsk").isEnabled());
        QSignalSpy said(room.panel, &AdminWorkspace::said);
        const auto refusedAt = [&](int at) {
            said.clear();
            room.choose(at);
            room.child<QLineEdit>("retentionAuthority").setFocus();
            room.key(Qt::Key_R);
            return QTest::qWaitFor([&] { return said.size() == 1; }, 3000) &&
                   said[0][1].value<Tone>() == Tone::Refused;
        };
        QVERIFY(refusedAt(2)); // without an authorization nothing is asked for
        room.type("retentionAuthority", QStringLiteral("RC-075 2026-114"));
        QVERIFY(refusedAt(0));
        QVERIFY(refusedAt(1));
        QVERIFY(said[0][0].toString().contains(QStringLiteral("/srv/station.retention")));
        QVERIFY(room.desk.lastCommand<RequestRemoval>() == nullptr);
        room.choose(2);
        room.child<QLineEdit>("retentionAuthority").setFocus();
        room.key(Qt::Key_R);
        // What goes is shown first, and nothing is asked for without a yes to it.
        QTRY_VERIFY(room.child<QWidget>("dueSight").isVisible());
        QVERIFY(room.desk.lastCommand<RequestRemoval>() == nullptr);
        room.key(Qt::Key_F);
        QTRY_COMPARE(room.desk.state().recordBook.removals.size(), std::size_t{1});
        const Removal& asked = room.desk.state().recordBook.removals.at(1);
        QVERIFY(asked.facts == std::vector<std::int64_t>{room.note});
        QCOMPARE(asked.authority, std::string("RC-075 2026-114"));
        QVERIFY(asked.reason.find("message, 2 years; confirmed by Lee") != std::string::npos);
        QTRY_VERIFY(room.child<QLineEdit>("retentionAuthority").text().isEmpty());
    }

    void howOftenAndWhereIsSetByKeys()
    {
        KeepingRoom room(administratorSeat());
        QSignalSpy said(room.panel, &AdminWorkspace::said);
        const auto setting = [&] {
            const auto& all = room.desk.state().settings;
            const auto found = all.find(kBackupSetting);
            return found == all.end() ? std::string("none") : found->second;
        };
        QVERIFY(!room.child<QWidget>("backupPlanOff").isEnabled());
        room.type("backupHours", QStringLiteral("99"));
        room.type("backupFolder", QStringLiteral("/media/backup"));
        room.key(Qt::Key_E);
        QTRY_COMPARE(said.size(), 1);
        QCOMPARE(said[0][1].value<Tone>(), Tone::Refused);
        QCOMPARE(setting(), std::string("none"));
        QCOMPARE(room.child<QLineEdit>("backupFolder").text(), QStringLiteral("/media/backup"));
        room.type("backupHours", QStringLiteral("6"));
        room.type("backupCopies", QStringLiteral("8"));
        room.key(Qt::Key_E);
        QTRY_COMPARE(setting(), std::string("every 6 keep 8 /media/backup"));
        QTRY_COMPARE(said.size(), 2);
        QCOMPARE(said[1][1].value<Tone>(), Tone::Accepted);
        // A training station makes none by itself.
        QCOMPARE(said[1][0].toString(), QStringLiteral("It is recorded."));
        QVERIFY(room.child<QWidget>("backupPlanOff").isEnabled());
        room.key(Qt::Key_N);
        QTRY_COMPARE(setting(), std::string());
        QTRY_VERIFY(room.child<QLineEdit>("backupFolder").text().isEmpty());
    }

    void aCopyIsPromisedOnlyWhereOneIsOwed()
    {
        KeepingRoom room(administratorSeat());
        StationCreated live;
        live.mode = StationMode::Live;
        room.desk.room().record(live);
        room.desk.sync();
        QSignalSpy said(room.panel, &AdminWorkspace::said);
        room.type("backupFolder", QStringLiteral("/media/backup"));
        room.key(Qt::Key_E);
        QTRY_COMPARE(said.size(), 1);
        QCOMPARE(said[0][0].toString(),
                 QStringLiteral("It is recorded. The first copy is tried at once."));
        Seat keeper;
        keeper.agent = AgentId(kBackupAgent);
        keeper.name = "Backups";
        keeper.position = PositionId(kBackupAgent);
        keeper.roles = {Role::Automaton};
        mustAs(room.desk, keeper,
               RecordBackup{{"/media/backup/a.haven",
                             1,
                             40'960,
                             std::string(64, 'a'),
                             std::string(64, '0'),
                             {},
                             {}}});
        room.desk.sync();
        room.type("backupCopies", QStringLiteral("10")); // the next one is hours away
        room.key(Qt::Key_E);
        QTRY_COMPARE(said.size(), 2);
        QCOMPARE(said[1][0].toString(), QStringLiteral("It is recorded."));
    }

    void whatIsTypedWhileThePlanIsSavedStays()
    {
        KeepingRoom room(administratorSeat());
        QSignalSpy said(room.panel, &AdminWorkspace::said);
        room.type("backupHours", QStringLiteral("6"));
        room.type("backupFolder", QStringLiteral("/media/backup"));
        room.desk.setAnswering(Answering::WhenTold);
        room.key(Qt::Key_E);
        room.type("backupHours", QStringLiteral("8"));
        room.desk.answerAll();
        QTRY_COMPARE(said.size(), 1);
        QCOMPARE(room.desk.state().settings.at(kBackupSetting),
                 std::string("every 6 keep 20 /media/backup"));
        QCOMPARE(room.child<QLineEdit>("backupHours").text(), QStringLiteral("8"));
        QCOMPARE(room.child<QLineEdit>("backupFolder").text(), QStringLiteral("/media/backup"));
    }

    void thatBackupsFailStaysUntilItIsOver()
    {
        KeepingRoom room;
        const auto standing = [&] {
            return room.child<QWidget>("backupPlan")
                .findChild<QLabel*>(QStringLiteral("cardIntroduction"))
                ->text();
        };
        QVERIFY(!standing().contains(QStringLiteral("BACKUPS FAIL")));
        room.desk.room().record(BackupFailed{"/media/backup", "The folder is not there."});
        room.desk.sync();
        QVERIFY2(standing().contains(QStringLiteral("/media/backup")), qPrintable(standing()));
        QVERIFY(standing().contains(QStringLiteral("BACKUPS FAIL since 2026-03-14")));
        room.desk.room().record(SettingChanged{kBackupSetting, {}, "every 4 keep 20 /b"});
        room.desk.sync();
        QVERIFY(!standing().contains(QStringLiteral("BACKUPS FAIL")));
    }

    void aCopyOfBeforeARemovalSaysSo()
    {
        KeepingRoom room;
        room.desk.room().record(RemovalRequested{1, {room.note}, {}, "17a-451c", "by order"});
        room.desk.room().record(RemovalApproved{1, supervisorSeat().agent});
        room.desk.sync();
        QSignalSpy said(room.panel, &AdminWorkspace::said);
        room.type("backupWhere", QStringLiteral("/mnt/safe/monday.haven"));
        room.key(Qt::Key_A);
        QTRY_COMPARE(said.size(), 1);
        QVERIFY(said[0][0].toString().contains(QStringLiteral("still holds its words")));
    }

    void whoMayNotSeesItAndChangesNothing()
    {
        KeepingRoom room(dispatcherSeat());
        for (const char* name : {"backupMake", "backupStop", "backupWhere", "retentionAsk",
                                 "retentionLook", "retentionAuthority", "backupHours",
                                 "backupCopies", "backupFolder", "backupPlanSet", "backupPlanOff"})
            QVERIFY2(!room.child<QWidget>(name).isEnabled(), name);
    }

    void everyoneCanUseIt_data()
    {
        QTest::addColumn<QString>("theme");
        QTest::addColumn<int>("zoom");
        QTest::addColumn<QSize>("size");
        QTest::addRow("night-1920") << QStringLiteral("night") << 100 << QSize(1920, 940);
        QTest::addRow("day-1366") << QStringLiteral("day") << 100 << QSize(1366, 640);
        QTest::addRow("night-150") << QStringLiteral("night") << 150 << QSize(1920, 940);
    }
    void everyoneCanUseIt()
    {
        QFETCH(QString, theme);
        QFETCH(int, zoom);
        QFETCH(QSize, size);
        KeepingRoom room(supervisorSeat(), theme, zoom, size);
        room.type("backupWhere", QStringLiteral("/mnt/safe/monday.haven"));
        room.key(Qt::Key_A);
        QTRY_COMPARE(room.rows("backupList"), 1);
        room.choose(2);
        QTest::qWait(50);
        const auto findings = testkit::accessFindings(room.window);
        QVERIFY2(findings.empty(), qPrintable(testkit::toldFindings(findings)));
        const auto clipped = testkit::clippingFindings(room.window);
        QVERIFY2(clipped.empty(), qPrintable(testkit::toldFindings(clipped)));
        testkit::saveToGallery(room.window, QStringLiteral("keeping-") +
                                                QString::fromLatin1(QTest::currentDataTag()));
        ReportNumbers numbers;
        numbers.years = {{25, 2, 2, {}, {}}, {26, 3, 7, {{1, 1}, {3, 5}}, {6}}};
        room.desk.addPage(numbers);
        room.key(Qt::Key_Y);
        QTRY_COMPARE(room.rows("reportNumbersList"), 5);
        const auto onPage = testkit::accessFindings(room.window);
        QVERIFY2(onPage.empty(), qPrintable(testkit::toldFindings(onPage)));
        const auto cut = testkit::clippingFindings(room.window);
        QVERIFY2(cut.empty(), qPrintable(testkit::toldFindings(cut)));
        testkit::saveToGallery(room.window, QStringLiteral("report-numbers-") +
                                                QString::fromLatin1(QTest::currentDataTag()));
    }

    void everyoneCanUseWhoLooked_data() { everyoneCanUseIt_data(); }
    void everyoneCanUseWhoLooked()
    {
        QFETCH(QString, theme);
        QFETCH(int, zoom);
        QFETCH(QSize, size);
        KeepingRoom room(supervisorSeat(), theme, zoom, size);
        room.key(Qt::Key_L);
        room.type("looksReason", QStringLiteral("complaint 26-7"));
        room.desk.addPage(looksOfTwo());
        room.key(Qt::Key_F);
        QTRY_COMPARE(room.rows("looksList"), 2);
        QTest::qWait(50);
        const auto findings = testkit::accessFindings(room.window);
        QVERIFY2(findings.empty(), qPrintable(testkit::toldFindings(findings)));
        const auto clipped = testkit::clippingFindings(room.window);
        QVERIFY2(clipped.empty(), qPrintable(testkit::toldFindings(clipped)));
        testkit::saveToGallery(room.window, QStringLiteral("looked-") +
                                                QString::fromLatin1(QTest::currentDataTag()));
    }

    void everyoneCanUseWhatIsKnown_data() { everyoneCanUseIt_data(); }
    void everyoneCanUseWhatIsKnown()
    {
        QFETCH(QString, theme);
        QFETCH(int, zoom);
        QFETCH(QSize, size);
        KeepingRoom room(supervisorSeat(), theme, zoom, size);
        room.key(Qt::Key_Q);
        room.type("dossierWords", QStringLiteral("Quillfeather"));
        room.type("dossierReason", QStringLiteral("FOI 2026-31"));
        room.desk.addPage(dossierOfTwo());
        room.key(Qt::Key_F);
        QTRY_COMPARE(room.rows("dossierList"), 4);
        QTest::qWait(50);
        const auto findings = testkit::accessFindings(room.window);
        QVERIFY2(findings.empty(), qPrintable(testkit::toldFindings(findings)));
        const auto clipped = testkit::clippingFindings(room.window);
        QVERIFY2(clipped.empty(), qPrintable(testkit::toldFindings(clipped)));
        testkit::saveToGallery(room.window, QStringLiteral("known-") +
                                                QString::fromLatin1(QTest::currentDataTag()));
    }
};

HAVEN_TESTS(TestKeepingPanel)
#include "tst_keeping_panel.moc"
