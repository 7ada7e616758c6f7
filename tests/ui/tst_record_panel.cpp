#include "tests/testkit/fake_desk.h"
#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/access_check.h"
#include "tests/testkit/ui/gallery.h"
#include "tests/testkit/ui/sample_look.h"
#include "ui/admin/admin_workspace.h"
#include "ui/admin/form_card.h"
#include "ui/admin/record_panel.h"
#include "ui/theme/apply_theme.h"
#include "ui/widgets/key_button.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QtTest>
#include <QVBoxLayout>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

WallClock recordClock()
{
    WallClock clock;
    clock.time = [](Instant) { return QStringLiteral("20:00:00"); };
    clock.dated = [](Instant) { return QStringLiteral("2026-03-14 20:00:00"); };
    return clock;
}

// The page of the record in its workspace, opened by its key. One incident was closed, with a note.
class RecordRoom final
{
public:
    explicit RecordRoom(const QString& theme = QStringLiteral("night"), int zoom = 100,
                        QSize size = {1900, 900})
        : source(look(theme, zoom))
    {
        applyTheme(*qApp, source.look());
        prepare();
        desk.setSeat(supervisorSeat());
        window.setObjectName(QStringLiteral("window"));
        window.setLayout(new QVBoxLayout);
        window.layout()->setContentsMargins(0, 0, 0, 0);
        panel = new AdminWorkspace(source, desk, preferences, recordClock(), &window);
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
        QTest::keyClicks(&line, text);
    }
    QString standing(const char* view, int row)
    {
        return child<BoardView>(view)
            .model()
            ->index(row, static_cast<int>(RecordBookColumn::Standing))
            .data()
            .toString();
    }
    void choose(const char* view, int row)
    {
        auto& board = child<BoardView>(view);
        board.setCurrentIndex(board.model()->index(row, 0));
        board.setFocus();
    }
    void ask()
    {
        type("removalEntries", QString::number(note));
        type("removalAuthority", QStringLiteral("RC-075 2026-114"));
        type("removalReason", QStringLiteral("court order"));
        key(Qt::Key_A);
    }
    // What goes is shown first, and yes is said to it.
    bool yes()
    {
        if (!QTest::qWaitFor([this] { return child<QWidget>("removalSight").isVisible(); }, 3000))
            return false;
        key(Qt::Key_F);
        return true;
    }
    const RecordBook& book() { return desk.state().recordBook; }

    FakeDesk desk;
    PreferenceSource preferences;
    ThemeSource source;
    QWidget window;
    AdminWorkspace* panel = nullptr;
    std::int64_t note = 0;
    std::string number;

private:
    static Look look(const QString& theme, int zoom)
    {
        Look out = testkit::sampleLook(theme);
        out.density = Density::Dense;
        out.zoomPercent = zoom;
        return out;
    }
    void prepare()
    {
        DispatchRoom& room = desk.room();
        const IncidentId id = room.open("WELFARE", "12 Elm St");
        number = room.incident(id).number;
        AddNote words;
        words.incident = id;
        words.text = "the neighbor Quillfeather keeps a falcon";
        if (!room.run(words))
            qFatal("the note is refused");
        note = room.log().back().envelope.sequence;
        room.record(IncidentClosed{id, DispositionCode("15"), "15", ""});
        desk.sync();
    }
};

} // namespace

class TestRecordPanel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theModelIsExact()
    {
        FakeDesk desk;
        RecordBookModel model(
            desk, RecordBookPage::Holds,
            {{}, [](const RecordHold& hold) {
                 return RecordBookRow{hold.number, {}, {}, !hold.releasedAt.has_value()};
             }});
        const QAbstractItemModelTester tester(&model);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        desk.setSeat(supervisorSeat());
        HoldScope scope;
        scope.person = "Quillfeather";
        desk.submit(PutRecordHold{scope, "docket 7"});
        QTRY_COMPARE(model.rowCount(), 1);
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(model.openCount(), 1);
        desk.submit(ReleaseRecordHold{1, "settled"});
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(model.openCount(), 0);
        QVERIFY(model.rowAt(1) == nullptr && model.rowAt(-1) == nullptr);
    }

    void twoPeopleRemoveByKeysAlone()
    {
        RecordRoom room;
        QVERIFY(room.child<QWidget>("recordPanel").isVisible());
        QSignalSpy said(room.panel, &AdminWorkspace::said);
        room.ask();
        QVERIFY(room.yes());
        QTRY_COMPARE(room.book().removals.size(), std::size_t{1});
        QTRY_VERIFY(room.standing("removalsView", 0).contains(QStringLiteral("second person")));
        QTRY_VERIFY(room.child<QLineEdit>("removalEntries").text().isEmpty());
        // Who asked cannot approve, and is told so.
        room.choose("removalsView", 0);
        said.clear();
        room.key(Qt::Key_G);
        QTRY_COMPARE(said.size(), 1);
        QCOMPARE(said[0][1].value<Tone>(), Tone::Refused);
        QVERIFY(room.book().removals.at(1).standing == RemovalStanding::Requested);
        room.desk.setSeat(administratorSeat());
        room.key(Qt::Key_G);
        QVERIFY(room.yes());
        QTRY_VERIFY(room.book().removals.at(1).standing == RemovalStanding::Approved);
        QTRY_VERIFY(room.standing("removalsView", 0).contains(QStringLiteral("when Haven closes")));
        // Until it is carried out it can be declined, with a reason.
        QVERIFY(!room.child<QWidget>("removalApprove").isEnabled());
        room.type("removalReason", QStringLiteral("the order was lifted"));
        room.key(Qt::Key_R);
        QTRY_VERIFY(room.book().removals.at(1).standing == RemovalStanding::Declined);
        QTRY_VERIFY(!room.child<QWidget>("removalDecline").isEnabled());
    }

    void anIncidentGoesWholeByItsNumber()
    {
        RecordRoom room;
        QSignalSpy said(room.panel, &AdminWorkspace::said);
        room.type("removalEntries", QStringLiteral("99-999999"));
        room.key(Qt::Key_A);
        QTRY_COMPARE(said.size(), 1);
        QVERIFY(said[0][0].toString().contains(QStringLiteral("99-999999")));
        QVERIFY(room.desk.lastCommand<RequestRemoval>() == nullptr);
        room.child<QLineEdit>("removalEntries").clear();
        room.type("removalEntries", QString::fromStdString(room.number));
        room.type("removalAuthority", QStringLiteral("RC-075 2026-114"));
        room.type("removalReason", QStringLiteral("court order"));
        room.key(Qt::Key_A);
        QVERIFY(room.yes());
        QTRY_COMPARE(room.book().removals.size(), std::size_t{1});
        const Removal& asked = room.book().removals.at(1);
        QCOMPARE(asked.incidents.size(), std::size_t{1});
        QVERIFY(std::find(asked.facts.begin(), asked.facts.end(), room.note) != asked.facts.end());
        // Whoever approves it sees which incident it is, also when that has left the board.
        QCOMPARE(asked.numbers, std::vector<std::string>{room.number});
        const auto& board = room.child<BoardView>("removalsView");
        const QString what =
            board.model()->index(0, static_cast<int>(RecordBookColumn::What)).data().toString();
        QVERIFY2(what.contains(QString::fromStdString(room.number)), qPrintable(what));
    }

    // Every list cuts its lines; the chosen one stands whole below.
    void theReasonStandsWhole()
    {
        RecordRoom room;
        const QString why =
            QStringLiteral("the Superior Court of New Haven ordered it on Monday "
                           "after the petition of the family, and named each entry");
        room.type("removalEntries", QString::number(room.note));
        room.type("removalAuthority", QStringLiteral("RC-075 2026-114"));
        room.type("removalReason", why);
        room.key(Qt::Key_A);
        QVERIFY(room.yes());
        QTRY_COMPARE(room.book().removals.size(), std::size_t{1});
        QVERIFY(!room.child<QWidget>("removalDetail").isVisible());
        room.choose("removalsView", 0);
        QTRY_VERIFY(room.child<QLabel>("removalDetail").isVisible());
        QVERIFY(room.child<QLabel>("removalDetail").text().contains(why));
        QVERIFY(
            room.child<QLabel>("removalDetail").text().contains(QStringLiteral("second person")));
    }

    // Nor does what they typed: it would be asked for in the next one's name.
    void whatOneWasToldIsNotToldTheNext()
    {
        RecordRoom room;
        room.type("removalEntries", QStringLiteral("the note"));
        room.key(Qt::Key_A);
        QTRY_VERIFY(room.child<FormCard>("removalForm").said().contains(QStringLiteral("numbers")));
        room.desk.setSeat(administratorSeat());
        QVERIFY(room.child<FormCard>("removalForm").said().isEmpty());
        QVERIFY(room.child<QLineEdit>("removalEntries").text().isEmpty());
    }

    void whatIsNoNumberIsSaidInPlace()
    {
        RecordRoom room;
        QSignalSpy said(room.panel, &AdminWorkspace::said);
        room.type("removalEntries", QStringLiteral("the note"));
        room.key(Qt::Key_A);
        QTRY_COMPARE(said.size(), 1);
        QCOMPARE(said[0][1].value<Tone>(), Tone::Refused);
        QVERIFY(room.desk.lastCommand<RequestRemoval>() == nullptr);
        QCOMPARE(room.child<QLineEdit>("removalEntries").text(), QStringLiteral("the note"));
        room.type("holdIncident", QStringLiteral("99-999999"));
        room.key(Qt::Key_H);
        QTRY_COMPARE(said.size(), 2);
        QVERIFY(room.desk.lastCommand<PutRecordHold>() == nullptr);
    }

    void aHoldKeepsItUntilItIsReleased()
    {
        RecordRoom room;
        room.type("holdIncident", QString::fromStdString(room.number));
        room.type("holdReason", QStringLiteral("docket 7"));
        room.key(Qt::Key_H);
        QTRY_COMPARE(room.book().holds.size(), std::size_t{1});
        QSignalSpy said(room.panel, &AdminWorkspace::said);
        room.ask();
        QTRY_COMPARE(said.size(), 1);
        QVERIFY(said[0][0].toString().contains(QStringLiteral("docket 7")));
        QVERIFY(room.book().removals.empty());
        // What was typed is still there.
        QCOMPARE(room.child<QLineEdit>("removalEntries").text(), QString::number(room.note));
        // What would go is shown all the same, without a yes to it.
        QVERIFY(room.child<QWidget>("removalSight").isVisible());
        QVERIFY(!room.child<QWidget>("removalSightYes").isEnabled());
        room.key(Qt::Key_V);
        QTRY_VERIFY(!room.child<QWidget>("removalSight").isVisible());
        room.choose("holdsView", 0);
        room.type("holdReason", QStringLiteral("settled"));
        room.key(Qt::Key_X);
        QTRY_VERIFY(room.book().holds.at(1).releasedAt.has_value());
        QTRY_VERIFY(room.standing("holdsView", 0).contains(QStringLiteral("settled")));
        QVERIFY(!room.child<QWidget>("holdRelease").isEnabled());
    }

    void whoMayNotSeesItAndChangesNothing()
    {
        RecordRoom room;
        room.ask();
        QVERIFY(room.yes());
        QTRY_COMPARE(room.book().removals.size(), std::size_t{1});
        room.desk.setSeat(dispatcherSeat());
        room.choose("removalsView", 0);
        for (const char* name : {"removalAsk", "removalApprove", "removalDecline", "removalEntries",
                                 "holdPut", "holdRelease"})
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
        RecordRoom room(theme, zoom, size);
        room.ask();
        QVERIFY(room.yes());
        QTRY_COMPARE(room.book().removals.size(), std::size_t{1});
        room.type("holdPerson", QStringLiteral("Quillfeather"));
        room.type("holdReason", QStringLiteral("docket 7"));
        room.key(Qt::Key_H);
        QTRY_COMPARE(room.book().holds.size(), std::size_t{1});
        room.choose("removalsView", 0);
        QTest::qWait(50);
        const auto findings = testkit::accessFindings(room.window);
        QVERIFY2(findings.empty(), qPrintable(testkit::toldFindings(findings)));
        const auto clipped = testkit::clippingFindings(room.window);
        QVERIFY2(clipped.empty(), qPrintable(testkit::toldFindings(clipped)));
        testkit::saveToGallery(room.window, QStringLiteral("record-") +
                                                QString::fromLatin1(QTest::currentDataTag()));
    }
};

HAVEN_TESTS(TestRecordPanel)
#include "tst_record_panel.moc"
