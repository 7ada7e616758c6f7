#include "tests/testkit/fake_desk.h"
#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/access_check.h"
#include "tests/testkit/ui/gallery.h"
#include "tests/testkit/ui/sample_look.h"
#include "ui/admin/admin_workspace.h"
#include "ui/admin/form_card.h"
#include "ui/theme/apply_theme.h"
#include "ui/widgets/board_view.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/reading_list.h"
#include "ui/widgets/wait_line.h"

#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QtTest>
#include <QVBoxLayout>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

WallClock sightClock()
{
    WallClock clock;
    clock.time = [](Instant) { return QStringLiteral("20:00:00"); };
    clock.dated = [](Instant) { return QStringLiteral("2026-03-14 20:00:00"); };
    return clock;
}

// The page of the record, opened by its key, over a closed incident with a caution about a gun that
// still warns, a care plan's worth of health in a note, and a plain note.
class SightRoom final
{
public:
    explicit SightRoom(QSize size = {1366, 768}, int zoom = 100) : source(look(zoom))
    {
        applyTheme(*qApp, source.look());
        prepare();
        desk.setSeat(supervisorSeat());
        window.setObjectName(QStringLiteral("window"));
        window.setLayout(new QVBoxLayout);
        window.layout()->setContentsMargins(0, 0, 0, 0);
        panel = new AdminWorkspace(source, desk, preferences, sightClock(), &window);
        window.layout()->addWidget(panel);
        window.resize(size);
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("the window does not come up");
        child<QWidget>("accountsView").setFocus();
        key(Qt::Key_Z);
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
    void askFor(const QString& entries)
    {
        type("removalEntries", entries);
        type("removalAuthority", QStringLiteral("RC-075 2026-114"));
        type("removalReason", QStringLiteral("court order"));
        key(Qt::Key_A);
    }
    bool isShown()
    {
        return QTest::qWaitFor([this] { return child<QWidget>("removalSight").isVisible(); }, 3000);
    }
    QString row(int at)
    {
        auto& list = child<ReadingList>("removalSightList");
        return list.model()->index(at, 0).data().toString();
    }
    int rows() { return child<ReadingList>("removalSightList").model()->rowCount(); }
    const RecordBook& book() { return desk.state().recordBook; }

    FakeDesk desk;
    PreferenceSource preferences;
    ThemeSource source;
    QWidget window;
    AdminWorkspace* panel = nullptr;
    IncidentId incident;
    std::int64_t caution = 0;
    std::int64_t note = 0;

private:
    static Look look(int zoom)
    {
        Look out = testkit::sampleLook(QStringLiteral("night"));
        out.density = Density::Dense;
        out.zoomPercent = zoom;
        return out;
    }
    void prepare()
    {
        DispatchRoom& room = desk.room();
        incident = room.open("WELFARE", "12 Elm St");
        Caution gun;
        gun.id = CautionId(1);
        gun.kind = CautionKind::Weapon;
        gun.text = "shotgun behind the door";
        gun.source = "officer";
        gun.place = at("12 Elm St");
        gun.startedAt = room.now();
        room.record(CautionRecorded{gun, incident});
        caution = room.log().back().envelope.sequence;
        AddNote words;
        words.incident = incident;
        words.text = "the neighbor Quillfeather keeps a falcon";
        if (!room.run(words))
            qFatal("the note is refused");
        note = room.log().back().envelope.sequence;
        room.record(IncidentClosed{incident, DispositionCode("15"), "15", ""});
        desk.sync();
    }
};

} // namespace

// Nobody decides by numbers alone: what goes stands on the screen first, for both people.
class TestRemovalSightView final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsAskedForBeforeItWasShown()
    {
        SightRoom room;
        room.askFor(QString::number(room.caution));
        QVERIFY(room.isShown());
        QVERIFY(room.desk.lastCommand<RequestRemoval>() == nullptr);
        QVERIFY2(room.row(0).startsWith(QStringLiteral("CAUTION IN FORCE")),
                 qPrintable(room.row(0)));
        QVERIFY(room.row(0).contains(QStringLiteral("WEAPON")));
        QVERIFY(room.row(0).contains(QStringLiteral("shotgun behind the door")));
        QVERIFY(
            room.child<FormCard>("removalSightCard").said().contains(QStringLiteral("LOOK TWICE")));
        // Enter, Space and the key of Ask again are no yes.
        QVERIFY(room.child<ReadingList>("removalSightList").hasFocus());
        for (const Qt::Key habit : {Qt::Key_Return, Qt::Key_Space})
            QTest::keyClick(QApplication::focusWidget(), habit);
        room.key(Qt::Key_A);
        QVERIFY(room.isShown());
        QVERIFY(room.desk.lastCommand<RequestRemoval>() == nullptr);
        room.key(Qt::Key_V);
        QTRY_VERIFY(!room.child<QWidget>("removalSight").isVisible());
        QVERIFY(room.book().removals.empty());
        // What was typed is still there, and the holds are back.
        QCOMPARE(room.child<QLineEdit>("removalEntries").text(), QString::number(room.caution));
        QVERIFY(room.child<QWidget>("holdsView").isVisible());
    }

    void theSecondPersonSeesTheSame()
    {
        SightRoom room;
        room.askFor(QString::number(room.caution));
        QVERIFY(room.isShown());
        room.key(Qt::Key_F);
        QTRY_COMPARE(room.book().removals.size(), std::size_t{1});
        const auto* asked = room.desk.lastCommand<RequestRemoval>();
        QVERIFY(asked && asked->shown == std::vector<std::int64_t>{room.caution});
        room.desk.setSeat(administratorSeat());
        auto& view = room.child<BoardView>("removalsView");
        view.setFocus();
        view.setCurrentIndex(view.model()->index(0, 0));
        room.key(Qt::Key_G);
        QVERIFY(room.isShown());
        QVERIFY(room.row(0).contains(QStringLiteral("shotgun behind the door")));
        QVERIFY(room.book().removals.at(1).standing == RemovalStanding::Requested);
        room.key(Qt::Key_F);
        QTRY_VERIFY(room.book().removals.at(1).standing == RemovalStanding::Approved);
        // Enter shows it once more, for reading alone.
        view.setFocus();
        QTest::keyClick(&view, Qt::Key_Return);
        QVERIFY(room.isShown());
        QVERIFY(!room.child<QWidget>("removalSightYes").isEnabled());
    }

    void whatCameToItSinceIsShownAndNotApproved()
    {
        SightRoom room;
        room.askFor(QString::fromStdString(room.desk.room().incident(room.incident).number));
        QVERIFY(room.isShown());
        const int before = room.rows();
        room.key(Qt::Key_F);
        QTRY_COMPARE(room.book().removals.size(), std::size_t{1});
        NoteAdded late;
        late.note = NoteId(90);
        late.incident = room.incident;
        late.text = "he has a gun";
        room.desk.room().record(late);
        room.desk.sync();
        room.desk.setSeat(administratorSeat());
        auto& view = room.child<BoardView>("removalsView");
        view.setFocus();
        view.setCurrentIndex(view.model()->index(0, 0));
        QSignalSpy said(room.panel, &AdminWorkspace::said);
        room.key(Qt::Key_G);
        QVERIFY(room.isShown());
        QVERIFY(room.rows() > before);
        QVERIFY(!room.child<QWidget>("removalSightYes").isEnabled());
        QTRY_COMPARE(said.size(), 1);
        QCOMPARE(said[0][1].value<Tone>(), Tone::Refused);
        bool isMarked = false;
        for (int row = 0; row < room.rows(); ++row)
            isMarked = isMarked || (room.row(row).contains(QStringLiteral("he has a gun")) &&
                                    room.row(row).contains(QStringLiteral("SINCE")));
        QVERIFY(isMarked);
        QVERIFY(room.book().removals.at(1).standing == RemovalStanding::Requested);
    }

    void anEntryWithTheNumberOfAnIncidentIsAskedBack()
    {
        SightRoom room;
        DispatchRoom& inside = room.desk.room();
        while (static_cast<std::int64_t>(room.desk.state().incidents.size()) < room.note) {
            inside.open("NOISE", "9 Oak Ave");
            room.desk.sync();
        }
        room.askFor(QString::number(room.note));
        QVERIFY(room.isShown());
        const QString said = room.child<FormCard>("removalSightCard").said();
        const QString called =
            u'-' + QString::number(room.note).rightJustified(6, QLatin1Char('0'));
        QVERIFY2(said.contains(called), qPrintable(said));
    }

    void aLongListSaysThatItIsRead()
    {
        SightRoom room;
        room.desk.leaveQuestionsOpen();
        room.askFor(QString::number(room.caution));
        const auto& waiting = room.child<WaitLine>("removalSightWait");
        QTRY_VERIFY_WITH_TIMEOUT(waiting.isVisible(), 3000);
        room.child<KeyButton>("removalSightWaitStop").click();
        QVERIFY(!waiting.isVisible());
        QVERIFY(room.desk.lastCommand<RequestRemoval>() == nullptr);
    }

    void whoeverSitsDownNextSeesNothingOfIt()
    {
        SightRoom room;
        room.askFor(QString::number(room.caution));
        QVERIFY(room.isShown());
        room.desk.setSeat(dispatcherSeat());
        QVERIFY(!room.child<QWidget>("removalSight").isVisible());
        QCOMPARE(room.rows(), 0);
        QVERIFY(!room.child<QWidget>("removalSightYes").isVisible());
    }

    void everyoneCanUseTheList_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("zoom");
        QTest::addRow("1366") << QSize(1366, 768) << 100;
        QTest::addRow("1920-150") << QSize(1920, 1080) << 150;
    }
    void everyoneCanUseTheList()
    {
        QFETCH(QSize, size);
        QFETCH(int, zoom);
        SightRoom room(size, zoom);
        room.askFor(QString::fromStdString(room.desk.room().incident(room.incident).number));
        QVERIFY(room.isShown());
        QTest::qWait(50);
        // The yes and the first entries are on the screen together.
        QVERIFY(!room.child<QWidget>("removalSightYes").visibleRegion().isEmpty());
        QVERIFY(!room.child<QWidget>("removalSightList").visibleRegion().isEmpty());
        const auto findings = testkit::accessFindings(room.window);
        QVERIFY2(findings.empty(), qPrintable(testkit::toldFindings(findings)));
        const auto clipped = testkit::clippingFindings(room.window);
        QVERIFY2(clipped.empty(), qPrintable(testkit::toldFindings(clipped)));
        testkit::saveToGallery(room.window, QStringLiteral("removal-sight-") +
                                                QString::fromLatin1(QTest::currentDataTag()));
    }
};

HAVEN_TESTS(TestRemovalSightView)
#include "tst_removal_sight_view.moc"
