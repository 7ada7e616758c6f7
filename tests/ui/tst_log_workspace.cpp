#include "models/items/item_roles.h"
#include "tests/testkit/fake_desk.h"
#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/access_check.h"
#include "tests/testkit/ui/gallery.h"
#include "tests/testkit/ui/sample_look.h"
#include "tests/testkit/ui/stall_watchdog.h"
#include "tests/testkit/ui/utc_clock.h"
#include "ui/shiftlog/incident_search_panel.h"
#include "ui/shiftlog/log_workspace.h"
#include "ui/shiftlog/shift_log_panel.h"
#include "ui/supervise/numbers_panel.h"
#include "ui/supervise/standard_bars.h"
#include "ui/theme/apply_theme.h"
#include "ui/widgets/panel_header.h"

#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QtTest>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

class LogRoom final
{
public:
    explicit LogRoom(const QString& theme = QStringLiteral("day"))
        : m_source(testkit::denseLook(theme))
    {
        applyTheme(*qApp, m_source.look());
        desk.setSeat(supervisorSeat());
    }

    void show(QSize size = {1920, 968}, int zoom = 100)
    {
        m_source.setZoomPercent(zoom);
        applyTheme(*qApp, m_source.look());
        desk.sync();
        m_workspace = std::make_unique<LogWorkspace>(m_source, desk, utcClock());
        m_workspace->resize(size);
        m_workspace->show();
        m_workspace->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_workspace.get()));
    }

    LogWorkspace& workspace() { return *m_workspace; }
    BoardView& view() { return m_workspace->log().view(); }
    FilterLine& filter() { return m_workspace->log().filter(); }
    template <class W>
    W& find(const char* name)
    {
        return *m_workspace->findChild<W*>(QString::fromLatin1(name));
    }
    QString note() { return m_workspace->log().findChild<PanelHeader*>()->note(); }
    QString cell(int row, LogColumn column)
    {
        return view().model()->index(row, static_cast<int>(column)).data().toString();
    }
    QString sentence() { return find<QLabel>("factSentence").text(); }

    FakeDesk desk;

private:
    ThemeSource m_source;
    std::unique_ptr<LogWorkspace> m_workspace;
};

IncidentId callAt(FakeDesk& desk, const char* type, const char* place, Priority priority)
{
    OpenIncident open;
    open.type = TypeCode(type);
    open.location = at(place, kInBeat1);
    open.location.confidence = Confidence::Exact;
    open.priority = priority;
    const auto done = desk.room().run(open);
    if (!done)
        qFatal("%s", refusalSentence(done.refusal()).c_str());
    return desk.room().last<IncidentOpened>().incident;
}

// An evening with something of everything: invented.
void fillLog(FakeDesk& desk)
{
    DispatchRoom& room = desk.room();
    for (const char* unit : {"3A12", "3A15", "2A11"})
        room.logOn(unit, {kSkillCit});
    room.logOn("CR1", {kSkillClinician});
    const IncidentId crisis = callAt(desk, "MNTL", "118 Wharf St, apt 3", Priority::P1);
    AddNote note;
    note.incident = crisis;
    note.text = "RP STS HIS 22YO BRO IS OFF HIS MEDS X2WKS, NOT SLEEPING, HAS A KITCHEN KNIFE";
    must(desk, note);
    SuggestFlag flag;
    flag.suggestion.incident = crisis;
    flag.suggestion.note = room.incident(crisis).notes.back().id;
    flag.suggestion.flag = Flag::Yes;
    flag.suggestion.reason = "stopped medication, not sleeping";
    flag.suggestion.spans = {{25, 42, "OFF HIS MEDS X2WKS", "psychosis", 80, ""}};
    const auto suggested = room.runAs(advisorSeat(), flag);
    if (!suggested)
        qFatal("%s", refusalSentence(suggested.refusal()).c_str());
    room.pass(Span::seconds(40));
    room.dispatch("3A12", crisis);
    must(desk, DecideFlag{crisis, FlagDecision::Confirmed, {}});
    const IncidentId late = callAt(desk, "NOISE", "40 Mill Row", Priority::P1);
    room.pass(Span::minutes(5));
    room.dispatch("3A15", late);
    must(desk, ChangePriority{late, Priority::P4, "only loud"});
    room.pass(Span::minutes(20));
}

} // namespace

class TestLogWorkspace final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLogSaysWhatHappenedNewestFirst();
    void aFilterIsRedUntilItIsUnderstood();
    void aFilterShowsHowManyOfHowMany();
    void earlierFiltersComeBackWithTheArrows();
    void lettersFilterByTheChosenLine();
    void newFactsComeInAboveAndMoveNothing();
    void olderPagesComeInBelow();
    void theChosenFactIsToldInFull();
    void whatWasReadOfAnIncidentGoesWhenItIsRestricted();
    void aCountShowsItsFacts();
    void searchIsOneKeyAwayAndOpensAnIncident();
    void anExportAsksWhereAndSaysWhatCameOfIt();
    void behavioralHealthInNumbersIsOneKeyAway();
    void numbersAreReadByKeysAndTheirQuarterIsNamed();
    void theTimelineChoosesATime();
    void aLongLogNeverStalls();
    void everyoneCanUseIt_data();
    void everyoneCanUseIt();
};

void TestLogWorkspace::theLogSaysWhatHappenedNewestFirst()
{
    LogRoom room;
    fillLog(room.desk);
    room.show();
    QTRY_VERIFY(room.view().model()->rowCount() > 10);
    QVERIFY(room.cell(0, LogColumn::What).startsWith(QStringLiteral("Priority P1 to P4")));
    QCOMPARE(room.cell(0, LogColumn::Mark), QStringLiteral("lowered"));
    QVERIFY(room.view().model()->index(0, 0).data(RowMarkRole).toInt() != 0);
    const QString spoken = room.view().model()->index(0, 0).data(SpokenRole).toString();
    QVERIFY2(spoken.contains(QStringLiteral("lowered")), qPrintable(spoken));
}

void TestLogWorkspace::aFilterIsRedUntilItIsUnderstood()
{
    LogRoom room;
    fillLog(room.desk);
    room.show();
    QTRY_VERIFY(room.view().model()->rowCount() > 10);
    room.view().setFocus();
    QTest::keyClick(&room.view(), Qt::Key_Slash);
    QVERIFY(room.filter().hasFocus());
    QTest::keyClicks(&room.filter(), QStringLiteral("colour:"));
    QCOMPARE(room.filter().property("check").toString(), QStringLiteral("invalid"));
    QVERIFY(!room.filter().check().problem.isEmpty());
    const int rows = room.view().model()->rowCount();
    QTest::qWait(200);
    QCOMPARE(room.view().model()->rowCount(), rows);
    room.filter().clear();
    for (const char* bad : {"is:green", "after:noon", "look:birds"}) {
        room.filter().setText(QString::fromLatin1(bad));
        QVERIFY2(!room.filter().check().isUnderstood(), bad);
    }
    room.filter().setText(
        QStringLiteral("is:late,lowered unit:3a12 after:20:00 \"kitchen knife\""));
    QVERIFY(room.filter().check().isUnderstood());
}

void TestLogWorkspace::aFilterShowsHowManyOfHowMany()
{
    LogRoom room;
    fillLog(room.desk);
    room.show();
    const auto all = room.desk.room().log().size();
    QTRY_COMPARE(room.note(), QStringLiteral("showing %1 of %1").arg(all));
    room.workspace().log().setFilterText(QStringLiteral("\"kitchen knife\""));
    QTRY_COMPARE(room.note(), QStringLiteral("showing 1 of %1").arg(all));
    QVERIFY(room.cell(0, LogColumn::What).startsWith(QStringLiteral("Note: ")));
    room.workspace().log().setFilterText(QStringLiteral("unit:3A15"));
    QTRY_VERIFY(room.note().startsWith(QStringLiteral("showing 2 of")));
    room.workspace().log().setFilterText(QStringLiteral("\"no such words\""));
    QTRY_COMPARE(room.note(), QStringLiteral("showing 0 of %1").arg(all));
}

void TestLogWorkspace::earlierFiltersComeBackWithTheArrows()
{
    LogRoom room;
    room.show();
    room.filter().setFocus();
    for (const char* text : {"is:late", "unit:3A12"}) {
        room.filter().clear();
        QTest::keyClicks(&room.filter(), QString::fromLatin1(text));
        QTest::keyClick(&room.filter(), Qt::Key_Return);
        room.filter().setFocus();
    }
    room.filter().clear();
    QTest::keyClick(&room.filter(), Qt::Key_Up);
    QCOMPARE(room.filter().text(), QStringLiteral("unit:3A12"));
    QTest::keyClick(&room.filter(), Qt::Key_Up);
    QCOMPARE(room.filter().text(), QStringLiteral("is:late"));
    QTest::keyClick(&room.filter(), Qt::Key_Down);
    QCOMPARE(room.filter().text(), QStringLiteral("unit:3A12"));
}

void TestLogWorkspace::lettersFilterByTheChosenLine()
{
    LogRoom room;
    fillLog(room.desk);
    room.show();
    QTRY_VERIFY(room.view().model()->rowCount() > 10);
    room.view().setFocus();
    QTest::keyClick(&room.view(), Qt::Key_Home);
    const QString number = room.cell(0, LogColumn::Incident);
    QTest::keyClick(&room.view(), Qt::Key_I);
    QCOMPARE(room.filter().text(), QStringLiteral("incident:") + number);
    QTRY_VERIFY(room.view().model()->rowCount() > 2);
    for (int row = 0; row < room.view().model()->rowCount(); ++row)
        QCOMPARE(room.cell(row, LogColumn::Incident), number);
    room.view().setFocus();
    QTest::keyClick(&room.view(), Qt::Key_Home);
    QTest::keyClick(&room.view(), Qt::Key_I);
    QCOMPARE(room.filter().text(), QString());
    QTest::keyClick(&room.view(), Qt::Key_L);
    QTRY_COMPARE(room.view().model()->rowCount(), 1);
    QVERIFY(room.find<KeyButton>("logMarked").isChecked());
}

void TestLogWorkspace::newFactsComeInAboveAndMoveNothing()
{
    LogRoom room;
    fillLog(room.desk);
    for (int n = 0; n < 60; ++n)
        callAt(room.desk, "NOISE", "Ferry landing", Priority::P4);
    room.show({1366, 600});
    QTRY_VERIFY(room.view().model()->rowCount() > 60);
    room.view().setFocus();
    QTest::keyClick(&room.view(), Qt::Key_Home);
    for (int n = 0; n < 30; ++n)
        QTest::keyClick(&room.view(), Qt::Key_Down);
    const QString read = room.cell(room.view().currentIndex().row(), LogColumn::What);
    const int y = room.view().visualRect(room.view().currentIndex()).top();
    const int rows = room.view().model()->rowCount();
    callAt(room.desk, "NOISE", "9 Orchard St", Priority::P3);
    room.desk.sync();
    QTRY_VERIFY(room.view().model()->rowCount() > rows);
    QCOMPARE(room.cell(room.view().currentIndex().row(), LogColumn::What), read);
    QCOMPARE(room.view().visualRect(room.view().currentIndex()).top(), y);
    QVERIFY(room.view().newAbove() > 0);
    QTRY_COMPARE(room.note(),
                 QStringLiteral("showing %1 of %1").arg(room.desk.room().log().size()));
}

void TestLogWorkspace::olderPagesComeInBelow()
{
    LogRoom room;
    for (int n = 0; n < 300; ++n)
        callAt(room.desk, "NOISE", "Ferry landing", Priority::P4);
    room.show();
    const int all = static_cast<int>(room.desk.room().log().size());
    QVERIFY(all > 300);
    QTRY_COMPARE(room.view().model()->rowCount(), 200);
    room.view().scrollToBottom();
    QTRY_VERIFY(room.view().model()->rowCount() > 200);
    while (room.view().model()->rowCount() < all) {
        room.view().scrollToBottom();
        QTest::qWait(20);
    }
    QCOMPARE(room.view().model()->rowCount(), all);
}

void TestLogWorkspace::theChosenFactIsToldInFull()
{
    LogRoom room;
    fillLog(room.desk);
    room.show();
    room.workspace().log().setFilterText(QStringLiteral("\"suggests behavioral\""));
    QTRY_COMPARE(room.view().model()->rowCount(), 1);
    room.view().setFocus();
    QTest::keyClick(&room.view(), Qt::Key_Home);
    QVERIFY(
        room.sentence().startsWith(QStringLiteral("Advisor suggests behavioral health flag yes")));
    auto& note = room.find<QLabel>("factNote");
    QTRY_VERIFY(note.isVisible());
    QVERIFY2(note.text().contains(QStringLiteral("<span")), qPrintable(note.text()));
    QVERIFY(room.find<QLabel>("factChain").text().contains(QStringLiteral("aaaa aaaa")));
    QVERIFY(room.find<QLabel>("factIncident").text().contains(QStringLiteral("118 Wharf St")));
    QSignalSpy opened(&room.workspace(), &LogWorkspace::incidentOpened);
    QTest::keyClick(&room.view(), Qt::Key_O, Qt::ControlModifier);
    QCOMPARE(opened.count(), 1);
    QTest::keyClick(&room.view(), Qt::Key_G, Qt::ControlModifier);
    QVERIFY(room.filter().text().startsWith(QStringLiteral("incident:")));
}

// The lines are asked for anew, as this person may read them by then.
void TestLogWorkspace::whatWasReadOfAnIncidentGoesWhenItIsRestricted()
{
    LogRoom room;
    fillLog(room.desk);
    room.show();
    QTRY_VERIFY(room.view().model()->rowCount() > 3);
    room.view().setFocus();
    QTest::keyClick(&room.view(), Qt::Key_Home);
    QTRY_VERIFY(room.find<QLabel>("factSentence").isVisible());
    QSignalSpy emptied(room.view().model(), &QAbstractItemModel::rowsRemoved);
    const QString read = room.sentence();
    const IncidentId id = room.desk.room().state().incidents.begin()->first;
    mustAs(room.desk, supervisorSeat(), AddNote{id, {}, "calm", FieldClass::Police, {}});
    room.desk.sync();
    QCOMPARE(emptied.count(), 0);
    mustAs(room.desk, supervisorSeat(), RestrictIncident{id, Visibility::Restricted, "staff"});
    room.desk.sync();
    QTRY_VERIFY(emptied.count() > 0);
    QTRY_VERIFY(room.view().model()->rowCount() > 3);
    QVERIFY2(room.sentence() != read, qPrintable(read));
    const auto reset = emptied.count();
    mustAs(room.desk, supervisorSeat(), AddNote{id, {}, "quiet", FieldClass::Police, {}});
    room.desk.sync();
    QCOMPARE(emptied.count(), reset);
}

void TestLogWorkspace::aCountShowsItsFacts()
{
    LogRoom room;
    fillLog(room.desk);
    room.show();
    auto& sends = room.find<QPushButton>("look-sends");
    QTRY_COMPARE(sends.accessibleName(), QStringLiteral("1 late sends"));
    sends.setFocus();
    QTest::keyClick(&sends, Qt::Key_Space);
    QCOMPARE(room.filter().text(), QStringLiteral("look:sends"));
    QTRY_COMPARE(room.view().model()->rowCount(), 1);
    QVERIFY(room.cell(0, LogColumn::What).startsWith(QStringLiteral("Sent 3A15")));
    QVERIFY(sends.isChecked());
    sends.setFocus();
    QTest::keyClick(&sends, Qt::Key_Space);
    QVERIFY(room.filter().text().isEmpty());
    QTRY_VERIFY(room.view().model()->rowCount() > 10);
}

void TestLogWorkspace::searchIsOneKeyAwayAndOpensAnIncident()
{
    LogRoom room;
    fillLog(room.desk);
    room.show();
    QTest::keyClick(&room.workspace(), Qt::Key_F, Qt::ControlModifier);
    auto& words = room.find<FilterLine>("incidentSearchWords");
    QVERIFY(words.hasFocus());
    IncidentPage page;
    IncidentHit hit;
    hit.incident = room.desk.state().incidents.begin()->first;
    hit.number = room.desk.state().incidents.begin()->second.number;
    hit.snippet = "has a kitchen [knife]";
    page.hits = {hit};
    hit.incident.reset();
    hit.number = "C-17";
    hit.source = "old.csv";
    page.hits.push_back(hit);
    QTest::qWait(50); // whatever else was asked is answered
    room.desk.addPage(page);
    QTest::keyClicks(&words, QStringLiteral("knife"));
    auto& view = room.find<BoardView>("incidentSearchView");
    QTRY_COMPARE(view.model()->rowCount(), 2);
    const auto* asked = std::get_if<SearchQuery>(&room.desk.questions().back().query);
    QVERIFY(asked != nullptr);
    QCOMPARE(asked->words, std::string("knife"));
    QTest::keyClick(&words, Qt::Key_Down);
    QVERIFY(view.hasFocus());
    QTRY_VERIFY(room.find<QLabel>("factIncident").isVisible());
    QTest::keyClick(&view, Qt::Key_Down);
    QVERIFY(room.find<QLabel>("factIncidentTitle").text().contains(QStringLiteral("old.csv")));
    QTest::keyClick(&view, Qt::Key_Up);
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(room.filter().text(),
             QStringLiteral("incident:") + QString::fromStdString(page.hits[0].number));
    QVERIFY(room.view().isVisible());
}

void TestLogWorkspace::anExportAsksWhereAndSaysWhatCameOfIt()
{
    LogRoom room;
    fillLog(room.desk);
    room.show();
    QTRY_VERIFY(room.view().model()->rowCount() > 10);
    QTest::keyClick(&room.workspace(), Qt::Key_E, Qt::ControlModifier);
    auto& audience = room.find<QComboBox>("exportAudience");
    QVERIFY(audience.hasFocus());
    QTest::keyClick(&audience, Qt::Key_Down);
    QTest::keyClick(&audience, Qt::Key_C, Qt::AltModifier);
    auto* dialog = room.workspace().findChild<QFileDialog*>(QStringLiteral("exportFile"));
    QVERIFY(dialog != nullptr);
    QTRY_VERIFY(dialog->isVisible());
    QTemporaryDir folder;
    dialog->setDirectory(folder.path());
    dialog->selectFile(QStringLiteral("shift.csv"));
    static_cast<QDialog*>(dialog)->accept();
    auto& result = room.find<QLabel>("exportResult");
    QTRY_VERIFY2(result.text().contains(QStringLiteral("lines are in")), qPrintable(result.text()));
    const LogExportWish& wish = room.desk.exportWishes().back();
    QVERIFY(wish.audience == LogAudience::Foi);
    QVERIFY(wish.format == ExportFormat::CsvTable);
    QVERIFY(QString::fromStdString(wish.path).endsWith(QStringLiteral("shift.csv")));
    QVERIFY(wish.query.from.has_value());
    QTRY_VERIFY(room.cell(0, LogColumn::What).startsWith(QStringLiteral("Log exported for foi")));
    // Whoever sits here next is not told which file it was.
    room.desk.setSeat(supervisorSeat());
    QTRY_VERIFY(!result.isVisible());
    QVERIFY(result.text().isEmpty());
    // A refusal is said in words, and the next try is possible.
    room.desk.refuseNextWith(refuse(RefusalCode::FileUnwritable, "shift.csv"));
    room.workspace().activateWindow(); // without a window manager nobody gives the focus back
    QVERIFY(QTest::qWaitForWindowActive(&room.workspace()));
    audience.setFocus();
    QTest::keyClick(&audience, Qt::Key_T, Qt::AltModifier);
    for (auto* one : room.workspace().findChildren<QFileDialog*>()) {
        if (!one->isVisible())
            continue;
        one->setDirectory(folder.path());
        one->selectFile(QStringLiteral("again.txt"));
        static_cast<QDialog*>(one)->accept();
    }
    QTRY_VERIFY(result.text().contains(QStringLiteral("cannot be written")));
}

void TestLogWorkspace::behavioralHealthInNumbersIsOneKeyAway()
{
    LogRoom room;
    fillLog(room.desk);
    room.show();
    QTRY_VERIFY(room.view().model()->rowCount() > 10);
    room.view().setFocus();
    QTest::keyClick(&room.view(), Qt::Key_B, Qt::ControlModifier);
    auto& panel = room.find<NumbersPanel>("numbersPanel");
    QTRY_VERIFY(panel.isVisible());
    QTRY_VERIFY(panel.numbers().find("flag_confirmed"));
    const auto& bars = room.find<StandardBars>("numbersFlag");
    QTRY_VERIFY(bars.isVisible());
    const QString spoken = bars.accessibleDescription();
    QVERIFY2(spoken.contains(QStringLiteral("Confirmed by a person: 1")), qPrintable(spoken));
    // What is shown is what is exported.
    QTest::keyClick(&panel, Qt::Key_C, Qt::AltModifier);
    auto* dialog = room.workspace().findChild<QFileDialog*>(QStringLiteral("exportFile"));
    QVERIFY(dialog != nullptr);
    QVERIFY(dialog->selectedFiles().front().contains(QStringLiteral("crisis-numbers-")));
    QTRY_VERIFY(dialog->isVisible());
    QTemporaryDir folder;
    dialog->setDirectory(folder.path());
    dialog->selectFile(QStringLiteral("numbers.csv"));
    static_cast<QDialog*>(dialog)->accept();
    QTRY_VERIFY(!room.desk.exportWishes().empty());
    QVERIFY(room.desk.exportWishes().back().what == ExportWhat::Numbers);
    room.workspace().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&room.workspace()));
    panel.setFocus();
    const auto findings = testkit::accessFindings(room.workspace());
    QVERIFY2(findings.empty(), qPrintable(testkit::toldFindings(findings)));
    // The list grows to its rows in the next rounds of events.
    QTRY_VERIFY2(testkit::clippingFindings(room.workspace()).empty(),
                 qPrintable(testkit::toldFindings(testkit::clippingFindings(room.workspace()))));
    QTest::qWait(20); // what was said last has its room in the next rounds too
    testkit::saveToGallery(room.workspace(), QStringLiteral("log-numbers"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QTRY_VERIFY(!panel.isVisible());
    QVERIFY(room.view().hasFocus());
}

void TestLogWorkspace::numbersAreReadByKeysAndTheirQuarterIsNamed()
{
    LogRoom room;
    fillLog(room.desk);
    room.show();
    QTRY_VERIFY(room.view().model()->rowCount() > 10);
    room.view().setFocus();
    QTest::keyClick(&room.view(), Qt::Key_B, Qt::ControlModifier);
    auto& panel = room.find<NumbersPanel>("numbersPanel");
    auto& scroll = room.find<QScrollArea>("numbersScroll");
    const QScrollBar& bar = *scroll.verticalScrollBar();
    QTRY_VERIFY(bar.maximum() > 0);
    QTest::keyClick(&scroll, Qt::Key_End);
    QCOMPARE(bar.value(), bar.maximum());
    QTest::keyClick(&scroll, Qt::Key_Home);
    QCOMPARE(bar.value(), 0);
    QTest::keyClick(&scroll, Qt::Key_PageDown);
    QVERIFY(bar.value() > 0);
    // The quarter is told by its name, on screen and in what leaves.
    const auto* header = panel.findChild<PanelHeader*>();
    QVERIFY(header != nullptr && !header->note().contains(QStringLiteral("quarter")));
    QTest::keyClick(&scroll, Qt::Key_Q, Qt::AltModifier);
    QTRY_COMPARE(header->note(), QStringLiteral("the last whole quarter, 2025-Q4"));
    QTest::keyClick(&scroll, Qt::Key_C, Qt::AltModifier);
    auto* dialog = room.workspace().findChild<QFileDialog*>(QStringLiteral("exportFile"));
    QVERIFY(dialog != nullptr);
    QTRY_VERIFY(dialog->isVisible());
    QTemporaryDir folder;
    dialog->setDirectory(folder.path());
    dialog->selectFile(QStringLiteral("quarter.csv"));
    static_cast<QDialog*>(dialog)->accept();
    QTRY_VERIFY(!room.desk.exportWishes().empty());
    QCOMPARE(room.desk.exportWishes().back().selection,
             std::string("the last whole quarter, 2025-Q4"));
}

void TestLogWorkspace::theTimelineChoosesATime()
{
    LogRoom room;
    fillLog(room.desk);
    room.show();
    auto& line = room.find<QWidget>("shiftTimeline");
    QTRY_VERIFY(line.accessibleDescription().contains(QStringLiteral("facts")));
    line.setFocus();
    for (int n = 0; n < 21; ++n)
        QTest::keyClick(&line, Qt::Key_Left);
    QTest::keyClick(&line, Qt::Key_Return);
    QVERIFY2(room.filter().text().startsWith(QStringLiteral("before:\"2026-03-14 20:")),
             qPrintable(room.filter().text()));
    QVERIFY(room.filter().check().isUnderstood());
    QTRY_VERIFY(room.view().model()->rowCount() > 0);
    QVERIFY(!room.cell(0, LogColumn::What).startsWith(QStringLiteral("Priority")));
}

void TestLogWorkspace::aLongLogNeverStalls()
{
    LogRoom room;
    fillLog(room.desk);
    room.show();
    QTRY_VERIFY(room.view().model()->rowCount() > 10);
    // Pages of a station with a hundred thousand facts, as its readers would answer them.
    std::vector<LogPage> pages;
    for (int n = 0; n < 40; ++n) {
        LogPage page;
        page.all = page.total = 100'000;
        for (int row = 0; row < 200; ++row) {
            LogLine line;
            line.envelope.sequence = 100'000 - n * 200 - row;
            line.envelope.happenedAt = room.desk.now() - Span::seconds(n * 200 + row);
            line.who = "Reyes";
            line.numbers = {"26-014482"};
            line.text = "Sent 3A12 (primary) to the east side of the harbor";
            page.lines.push_back(std::move(line));
        }
        page.next = page.lines.back().envelope.sequence;
        pages.push_back(std::move(page));
    }
    for (auto& page : pages)
        room.desk.addPage(std::move(page));
    room.workspace().log().setFilterText(QStringLiteral("harbor"));
    QTest::qWait(100);
    testkit::StallWatchdog watchdog;
    for (int n = 0; n < 39; ++n) {
        room.view().scrollToBottom();
        QTest::qWait(20);
    }
    QVERIFY(room.view().model()->rowCount() > 5000);
    qInfo("longest stall %d ms with %d rows", watchdog.stallMsMax(),
          room.view().model()->rowCount());
    QVERIFY(watchdog.stallMsMax() <= 4 * testkit::kStallMsMax);
    testkit::saveToGallery(room.workspace(), QStringLiteral("log-day-thousands"));
}

void TestLogWorkspace::everyoneCanUseIt_data()
{
    QTest::addColumn<QString>("theme");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("zoom");
    QTest::addColumn<bool>("isBusy");
    for (const char* theme : {"day", "night"}) {
        const QString name = QString::fromLatin1(theme);
        QTest::addRow("%s-empty", theme) << name << QSize(1920, 968) << 100 << false;
        QTest::addRow("%s-1920", theme) << name << QSize(1920, 968) << 100 << true;
        QTest::addRow("%s-1366", theme) << name << QSize(1366, 656) << 100 << true;
        QTest::addRow("%s-zoom", theme) << name << QSize(1920, 968) << 150 << true;
    }
}

void TestLogWorkspace::everyoneCanUseIt()
{
    QFETCH(QString, theme);
    QFETCH(QSize, size);
    QFETCH(int, zoom);
    QFETCH(bool, isBusy);
    LogRoom room(theme);
    if (isBusy)
        fillLog(room.desk);
    room.show(size, zoom);
    QTest::qWait(300);
    room.view().setFocus();
    QTest::keyClick(&room.view(), Qt::Key_Home);
    for (int n = 0; isBusy && n < 9; ++n)
        QTest::keyClick(&room.view(), Qt::Key_Down);
    QTest::qWait(100);
    const auto findings = testkit::accessFindings(room.workspace());
    QVERIFY2(findings.empty(), qPrintable(testkit::toldFindings(findings)));
    testkit::saveToGallery(room.workspace(),
                           QStringLiteral("log-") + QString::fromLatin1(QTest::currentDataTag()));
    const auto clipped = testkit::clippingFindings(room.workspace());
    QVERIFY2(clipped.empty(), qPrintable(testkit::toldFindings(clipped)));
    QVERIFY(room.workspace().width() == size.width());
}

HAVEN_TESTS(TestLogWorkspace)
#include "tst_log_workspace.moc"
