#include "models/crisis/directory_form.h"
#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/access_check.h"
#include "tests/testkit/ui/child_of.h"
#include "tests/testkit/ui/sample_look.h"
#include "tests/ui/console_scene.h"
#include "tests/ui/crisis_scene.h"
#include "ui/crisis/confirm_band.h"
#include "ui/crisis/crisis_workspace.h"
#include "ui/directory/directory_panel.h"
#include "ui/directory/directory_words.h"
#include "ui/theme/apply_theme.h"
#include "ui/widgets/key_button.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QtTest>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

DirectoryEntry shelterOf(const char* id, const char* name, const char* town, const char* checked)
{
    DirectoryFields fields;
    fields["id"] = id;
    fields["kind"] = "shelter";
    fields["name"] = name;
    fields["phones"] = "860-555-0177";
    fields["hours"] = "Mon-Fri 01:00-02:00";
    fields["ages"] = "18+";
    fields["towns"] = town;
    fields["source"] = "called";
    fields["asOf"] = "2026";
    fields["checkedOn"] = checked;
    FakeDesk desk;
    const auto read = directoryEntryFrom(fields, desk.knowledge().towns);
    if (read.entries.empty())
        qFatal("%s", read.faults.front().what.c_str());
    return read.entries.front();
}

class DirectoryScene final
{
public:
    explicit DirectoryScene(const QString& theme = QStringLiteral("day"), QSize size = {980, 700},
                            int zoom = 100)
        : m_source(testkit::denseLook(theme))
    {
        m_source.setZoomPercent(zoom);
        applyTheme(*qApp, m_source.look());
        auto* row = new QHBoxLayout(&m_window);
        row->setContentsMargins(0, 0, 0, 0);
        m_window.setObjectName(QStringLiteral("room"));
        m_window.resize(size);
    }
    void show()
    {
        desk.sync();
        panel = new DirectoryPanel(m_source, desk, utcClock(), &m_window);
        m_window.layout()->addWidget(panel);
        m_window.show();
        m_window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_window));
        panel->open();
    }
    template <class W>
    W* find(const char* name)
    {
        return &childOf<W>(m_window, name);
    }
    void press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier)
    {
        QWidget* target = QApplication::focusWidget();
        QTest::keyClick(target ? target : &m_window, key, with);
    }
    void type(const char* text)
    {
        QTest::keyClicks(QApplication::focusWidget(), QString::fromLatin1(text));
    }
    QListView& list() { return *find<QListView>("directoryList"); }
    QStringList names()
    {
        QStringList all;
        for (int row = 0; row < list().model()->rowCount(); ++row)
            all << list().model()->index(row, 0).data().toString();
        return all;
    }
    QString label(const char* name) { return find<QLabel>(name)->text(); }
    QWidget& window() { return m_window; }

    FakeDesk desk;
    DirectoryPanel* panel = nullptr;

private:
    ThemeSource m_source;
    QWidget m_window;
};

} // namespace

class TestDirectoryPanel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneKeyFromAnIncidentShowsTheNumberForItsTownAndAge()
    {
        FakeDesk desk;
        desk.setSeat(clinicianSeat());
        mustAs(desk, administratorSeat(), ChangeSetting{"agency.town", "Hartford"});
        const IncidentId incident = bridgeCall(desk);
        mustAs(desk, clinicianSeat(),
               AnswerFact{incident, Fact::AgeGroup, FactAnswer{AskState::Answered, "youth", {}}});
        desk.sync();
        ThemeSource source(testkit::denseLook(QStringLiteral("day")));
        applyTheme(*qApp, source.look());
        CrisisWorkspace workspace(source, desk, utcClock());
        workspace.resize(1920, 900);
        workspace.show(incident);
        static_cast<QWidget&>(workspace).show();
        workspace.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&workspace));
        workspace.focusList();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_D, Qt::AltModifier);
        auto* number = workspace.findChild<QLabel*>(QStringLiteral("directoryNumber"));
        QVERIFY(number->isVisible());
        QVERIFY2(number->text().contains(QStringLiteral("211")) ||
                     number->text().contains(QStringLiteral("988")),
                 qPrintable(number->text()));
        QCOMPARE(workspace.findChild<QComboBox*>(QStringLiteral("directoryTown"))->currentText(),
                 QStringLiteral("Hartford"));
        QCOMPARE(workspace.findChild<QLineEdit*>(QStringLiteral("directoryAge"))->text(),
                 QStringLiteral("15"));
        // A line for grown-ups is not offered for a youth.
        auto* list = workspace.findChild<QListView*>(QStringLiteral("directoryList"));
        for (int row = 0; row < list->model()->rowCount(); ++row)
            QVERIFY(list->model()->index(row, 0).data().toString() !=
                    QStringLiteral("ACTION line"));
        // The same key leads back to the checklist.
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_D, Qt::AltModifier);
        QVERIFY(!number->isVisible());
    }

    void twoKeysFromTheDispatchersDeskShowANumber()
    {
        Console console;
        const IncidentId incident = bridgeCall(console.desk);
        console.desk.sync();
        console.window().select(incident);
        console.key(Qt::Key_F10);
        console.key(Qt::Key_D, Qt::AltModifier);
        auto* number = console.named<QLabel>("directoryNumber");
        QTRY_VERIFY(number->isVisible());
        QVERIFY(number->text().contains(QRegularExpression(QStringLiteral("[0-9]{3}"))));
    }

    void typingFindsByNameNumberTownAndWhatItCanDo()
    {
        DirectoryScene scene;
        scene.show();
        QAbstractItemModelTester tester(scene.list().model());
        const int all = scene.list().model()->rowCount();
        QVERIFY(all > 5);
        QVERIFY(scene.find<QLineEdit>("directorySearch")->hasFocus());
        scene.type("youth");
        QVERIFY(scene.list().model()->rowCount() < all);
        QVERIFY(scene.label("directoryName").contains(QStringLiteral("outh")));
        scene.find<QLineEdit>("directorySearch")->clear();
        scene.type("467-3135");
        QCOMPARE(scene.names(), QStringList{QStringLiteral("ACTION line")});
        QVERIFY(scene.label("directoryNumber").contains(QStringLiteral("1-800-467-3135")));
        scene.find<QLineEdit>("directorySearch")->clear();
        scene.type("zzzz");
        QCOMPARE(scene.list().model()->rowCount(), 0);
        QVERIFY(scene.find<QLabel>("directoryEmpty")->isVisible());
        QVERIFY(!scene.find<QLabel>("directoryNumber")->isVisible());
        // Up and Down choose while one types.
        scene.find<QLineEdit>("directorySearch")->clear();
        const QString first = scene.label("directoryName");
        scene.press(Qt::Key_Down);
        QVERIFY(scene.label("directoryName") != first);
        scene.press(Qt::Key_Up);
        QCOMPARE(scene.label("directoryName"), first);
    }

    void closedOnesStandBehindAndLeaveWithOpenNow()
    {
        DirectoryScene scene;
        scene.desk.room().setDirectory({shelterOf("night-house", "Night House", "Hartford", ""),
                                        *findEntry(scene.desk.knowledge().directory, "988")});
        scene.show();
        QCOMPARE(scene.names().back(), QStringLiteral("Night House"));
        QVERIFY(scene.list()
                    .model()
                    ->index(1, 0)
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .contains(QStringLiteral("closed now")));
        scene.press(Qt::Key_W, Qt::AltModifier);
        QVERIFY(!scene.names().contains(QStringLiteral("Night House")));
        scene.press(Qt::Key_W, Qt::AltModifier);
        scene.find<QComboBox>("directoryTown")->setCurrentText(QStringLiteral("Avon"));
        QVERIFY(!scene.names().contains(QStringLiteral("Night House")));
        scene.find<QComboBox>("directoryTown")->setCurrentText(QStringLiteral("Hartford"));
        QVERIFY(scene.names().contains(QStringLiteral("Night House")));
        scene.find<QLineEdit>("directoryAge")->setFocus();
        scene.type("16");
        QVERIFY(!scene.names().contains(QStringLiteral("Night House")));
    }

    void aCheckOlderThanNinetyDaysWarnsAndOneKeyRenewsIt()
    {
        DirectoryScene scene;
        scene.desk.room().setDirectory(
            {shelterOf("night-house", "Night House", "Hartford", "2020-01-01")});
        scene.show();
        auto* warning = scene.find<QLabel>("directoryWarning");
        QVERIFY(warning->isVisible());
        QVERIFY(warning->text().contains(QStringLiteral("2020-01-01")));
        scene.press(Qt::Key_C, Qt::AltModifier);
        QTRY_VERIFY(!warning->isVisible());
        const auto* command = scene.desk.lastCommand<CheckDirectoryEntry>();
        QVERIFY(command);
        QCOMPARE(command->entry, std::string("night-house"));
        QTRY_VERIFY(scene.label("directoryMessage").contains(QStringLiteral("checked today")));
    }

    void hoursNobodyIsSureOfSaySoInWords()
    {
        QCOMPARE(hoursText("Mon-Fri 06:00-22:00; always?"),
                 QStringLiteral("Mon-Fri 06:00-22:00; always (not certain)"));
        QCOMPARE(hoursText("22:00-06:00"), QStringLiteral("22:00-06:00"));
        QCOMPARE(hoursText("unknown"), QStringLiteral("unknown"));
    }

    void onlyTheOfficeChangesEntries()
    {
        DirectoryScene scene;
        scene.show();
        for (const char* name : {"directoryEdit", "directoryNew", "directoryImport"})
            QVERIFY(!scene.find<KeyButton>(name)->isVisible());
        QVERIFY(scene.find<KeyButton>("directoryCheck")->isVisible());
        scene.press(Qt::Key_N, Qt::AltModifier);
        QVERIFY(!scene.find<QWidget>("directoryForm")->isVisible());
        scene.desk.setSeat(supervisorSeat());
        for (const char* name : {"directoryEdit", "directoryNew", "directoryImport"})
            QVERIFY(scene.find<KeyButton>(name)->isVisible());
    }

    void aNewEntryIsCheckedSavedAndChosen()
    {
        DirectoryScene scene;
        scene.desk.setSeat(supervisorSeat());
        scene.show();
        scene.press(Qt::Key_N, Qt::AltModifier);
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("directoryFieldName"));
        scene.type("Harbor House");
        const auto put = [&](const char* field, const char* text) {
            scene.find<QLineEdit>(field)->setFocus();
            scene.type(text);
        };
        put("directoryFieldPhones", "860-555-0177");
        put("directoryFieldHours", "Mon 25:00");
        put("directoryFieldSource", "called");
        scene.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(scene.desk.directoryWishes().empty());
        // In the words of the form, and the cursor is where it is to be mended.
        QVERIFY2(
            scene.label("cardAnswer").contains(QStringLiteral("This is not saved yet. Hours: ")),
            qPrintable(scene.label("cardAnswer")));
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("directoryFieldHours"));
        scene.find<QLineEdit>("directoryFieldHours")->clear();
        put("directoryFieldHours", "always");
        scene.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(!scene.find<QWidget>("directoryForm")->isVisible());
        QCOMPARE(scene.desk.directoryWishes().back().entry.id, std::string("harbor-house"));
        QTRY_COMPARE(scene.label("directoryName"), QStringLiteral("Harbor House"));
        // And changed again, with what the form got.
        scene.press(Qt::Key_E, Qt::AltModifier);
        QCOMPARE(scene.find<QLineEdit>("directoryFieldPhones")->text(),
                 QStringLiteral("860-555-0177"));
        scene.press(Qt::Key_Escape);
        QVERIFY(!scene.find<QWidget>("directoryForm")->isVisible());
    }

    void whatIsNotChangedInAnEntryStaysToTheLetter()
    {
        DirectoryScene scene;
        scene.desk.setSeat(supervisorSeat());
        scene.show();
        scene.type("youth mobile");
        const DirectoryEntry before =
            *findEntry(scene.desk.knowledge().directory, "youth-mobile-crisis");
        QVERIFY(before.notes.front().find(';') != std::string::npos);
        scene.press(Qt::Key_E, Qt::AltModifier);
        scene.find<QLineEdit>("directoryFieldOrder")->clear();
        scene.find<QLineEdit>("directoryFieldOrder")->setFocus();
        scene.type("7");
        scene.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(!scene.find<QWidget>("directoryForm")->isVisible());
        DirectoryEntry after = scene.desk.directoryWishes().back().entry;
        QCOMPARE(after.order, 7);
        after.order = before.order;
        QVERIFY(after == before);
    }

    void aNoteIsALineOfItsOwnOnTheCardAndInTheForm()
    {
        DirectoryScene scene;
        scene.desk.setSeat(supervisorSeat());
        scene.show();
        scene.type("youth mobile");
        const DirectoryEntry& entry =
            *findEntry(scene.desk.knowledge().directory, "youth-mobile-crisis");
        QVERIFY(entry.notes.size() > 1);
        const auto labels = scene.window().findChildren<QLabel*>();
        for (const auto& note : entry.notes) {
            // Where a line may break, the card says so by signs that are not seen.
            const auto isIt = [&](const QLabel* label) {
                QString text = label->text();
                return label->isVisible() &&
                       text.remove(QChar(0x200b)) == QString::fromStdString(note);
            };
            QVERIFY2(std::any_of(labels.begin(), labels.end(), isIt), note.c_str());
        }
        scene.press(Qt::Key_E, Qt::AltModifier);
        auto* notes = scene.find<QPlainTextEdit>("directoryFieldNotes");
        QCOMPARE(notes->blockCount(), static_cast<int>(entry.notes.size()));
        notes->setFocus();
        notes->moveCursor(QTextCursor::End);
        scene.press(Qt::Key_Return);
        scene.type("Ask for the lead; she decides.");
        const std::size_t before = entry.notes.size();
        scene.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(!scene.find<QWidget>("directoryForm")->isVisible());
        const auto after = scene.desk.directoryWishes().back().entry.notes;
        QCOMPARE(after.size(), before + 1);
        QCOMPARE(after.back(), std::string("Ask for the lead; she decides."));
    }

    void anImportIsAskedOnceMoreAndItsFaultIsSaid()
    {
        DirectoryScene scene;
        scene.desk.setSeat(administratorSeat());
        scene.show();
        scene.press(Qt::Key_V, Qt::AltModifier);
        scene.type("/media/usb/list.csv");
        scene.press(Qt::Key_Return);
        QVERIFY(scene.find<ConfirmBand>("confirmBand")->isVisible());
        QVERIFY(scene.label("confirmQuestion").contains(QStringLiteral("whole own list")));
        scene.desk.refuseNextWith(
            refuse(RefusalCode::FileMalformed, "list.csv", "3", "1", "st-x: phones"));
        scene.press(Qt::Key_Y, Qt::AltModifier);
        QTRY_VERIFY(scene.label("directoryMessage").contains(QStringLiteral("line 3")));
        QCOMPARE(scene.desk.directoryWishes().back().path, std::string("/media/usb/list.csv"));
        QVERIFY(scene.find<QLineEdit>("directoryPath")->isVisible());
        QVERIFY(scene.find<QLineEdit>("directoryPath")->hasFocus());
    }

    // The line for the path is gone then; the next key is one of the list and of nothing else.
    void anImportLeadsBackToTheList()
    {
        DirectoryScene scene;
        scene.desk.setSeat(administratorSeat());
        scene.show();
        scene.press(Qt::Key_V, Qt::AltModifier);
        scene.type("/media/usb/list.csv");
        scene.press(Qt::Key_Return);
        scene.press(Qt::Key_Y, Qt::AltModifier);
        QTRY_VERIFY(scene.label("directoryMessage").contains(QStringLiteral("is imported")));
        QVERIFY(!scene.find<QLineEdit>("directoryPath")->isVisible());
        QVERIFY(scene.find<QWidget>("directoryList")->hasFocus());
    }

    void aListChangedElsewhereIsShownAtOnce()
    {
        DirectoryScene scene;
        scene.show();
        scene.desk.room().setDirectory(
            {shelterOf("night-house", "Night House", "Hartford", "2020-01-01")});
        Q_EMIT scene.desk.directoryChanged();
        QCOMPARE(scene.names(), QStringList{QStringLiteral("Night House")});
    }

    // The clock looks again each minute, and another window changes an entry: the key that marks an
    // entry as checked is still about the one that was chosen, or about none.
    void aRefilledListKeepsWhatIsChosen()
    {
        DirectoryScene scene;
        scene.show();
        auto* view = scene.find<QListView>("directoryList");
        scene.find<QLineEdit>("directorySearch")->setFocus();
        scene.press(Qt::Key_Down);
        scene.press(Qt::Key_Down);
        QCOMPARE(view->currentIndex().row(), 2);
        const QString chosen = scene.names().at(2);
        Q_EMIT scene.desk.directoryChanged();
        QCOMPARE(view->currentIndex().row(), 2);
        QCOMPARE(scene.names().at(2), chosen);
        scene.desk.room().setDirectory(
            {shelterOf("night-house", "Night House", "Hartford", "2020-01-01")});
        Q_EMIT scene.desk.directoryChanged();
        QCOMPARE(scene.names().size(), 1);
        QVERIFY(!view->currentIndex().isValid());
        scene.press(Qt::Key_C, Qt::AltModifier);
        QVERIFY(scene.desk.directoryWishes().empty());
    }

    void itIsUsableInEveryLook_data()
    {
        QTest::addColumn<QString>("theme");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("zoom");
        QTest::newRow("day-1920") << QStringLiteral("day") << QSize(980, 860) << 100;
        QTest::newRow("night-1920") << QStringLiteral("night") << QSize(980, 860) << 100;
        QTest::newRow("day-1366") << QStringLiteral("day") << QSize(690, 600) << 100;
        QTest::newRow("night-1366-150") << QStringLiteral("night") << QSize(690, 600) << 150;
        QTest::newRow("day-narrow") << QStringLiteral("day") << QSize(480, 600) << 100;
        QTest::newRow("night-1366") << QStringLiteral("night") << QSize(690, 600) << 100;
        QTest::newRow("contrast-1366") << QStringLiteral("high-contrast") << QSize(690, 600) << 100;
        QTest::newRow("contrast-1366-150")
            << QStringLiteral("high-contrast") << QSize(690, 600) << 150;
    }
    void itIsUsableInEveryLook()
    {
        QFETCH(QString, theme);
        QFETCH(QSize, size);
        QFETCH(int, zoom);
        DirectoryScene scene(theme, size, zoom);
        scene.desk.setSeat(supervisorSeat());
        mustAs(scene.desk, administratorSeat(), ChangeSetting{"agency.town", "Hartford"});
        const IncidentId incident = bridgeCall(scene.desk);
        scene.show();
        scene.panel->show(incident);
        scene.panel->open();
        const auto look = [&](const QString& what) {
            QTest::qWait(50);
            QVERIFY(savePicture(scene.window(),
                                QStringLiteral("directory-%1-%2")
                                    .arg(QString::fromLatin1(QTest::currentDataTag()), what)));
            const auto access = testkit::accessFindings(scene.window());
            QVERIFY2(access.empty(), qPrintable(testkit::toldFindings(access)));
            const auto clipped = testkit::clippingFindings(scene.window());
            QVERIFY2(clipped.empty(), qPrintable(testkit::toldFindings(clipped)));
        };
        look(QStringLiteral("incident"));
        scene.type("crisis");
        look(QStringLiteral("typed"));
        scene.press(Qt::Key_V, Qt::AltModifier);
        scene.type("/media/usb/list.csv");
        scene.press(Qt::Key_Return);
        look(QStringLiteral("import"));
        scene.press(Qt::Key_Escape);
        scene.press(Qt::Key_E, Qt::AltModifier);
        look(QStringLiteral("form"));
    }
};

HAVEN_TESTS(TestDirectoryPanel)
#include "tst_directory_panel.moc"
