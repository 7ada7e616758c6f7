#include "models/dispatch/command_line.h"
#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/access_check.h"
#include "tests/testkit/ui/gallery.h"
#include "tests/ui/console_scene.h"
#include "ui/actions/action_book.h"
#include "ui/actions/action_key.h"
#include "ui/actions/action_palette.h"
#include "ui/actions/bound_key.h"
#include "ui/actions/fuzzy.h"
#include "ui/care/care_panel.h"
#include "ui/shell/command_bar.h"
#include "ui/shell/dispatch_workspace.h"
#include "ui/shell/key_help.h"
#include "ui/widgets/board_view.h"
#include "ui/widgets/key_button.h"

#include <QAction>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QListView>
#include <QMenu>
#include <QShortcut>
#include <QSignalSpy>
#include <QtTest>
#include <set>

#include <cstdio>

// The registry of actions against the real window: what is bound is in it, what is in it can be
// done, and no key means two things.
using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

void openEveryPanel(Console& console)
{
    for (const auto place : {MainWindow::Workspace::Crisis, MainWindow::Workspace::ShiftLog,
                             MainWindow::Workspace::Admin, MainWindow::Workspace::Dispatch})
        console.window().goTo(place);
    // The pages of the care record are made when they are turned to.
    auto* care = console.window().findChild<CarePanel*>();
    for (int page = 0; page <= static_cast<int>(CarePanel::Page::Plans); ++page)
        care->turnTo(static_cast<CarePanel::Page>(page));
    console.enter(QStringLiteral("new WELFARE @\"12 Oak Ave\" ! sleeps in the car"));
}

QString placeOf(const QWidget* place)
{
    QStringList names;
    for (const QWidget* at = place; at != nullptr; at = at->parentWidget()) {
        if (!at->objectName().isEmpty())
            names << at->objectName();
    }
    return names.join(QStringLiteral(" < "));
}

// One line a finding, as a row of the registry would begin.
QString missing(const QString& id, const QStringList& keys, const QString& place)
{
    return QStringLiteral("\n{\"id\": \"%1\", \"keys\": [\"%2\"]} in %3")
        .arg(id, keys.join(QStringLiteral("\", \"")), place);
}

// All of it: the message of a test is cut at a thousand letters.
const char* told(const QString& found)
{
    std::fputs(qPrintable(found), stderr);
    return "the lines above";
}

} // namespace

class tst_Actions final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyShortcutOfTheWindowIsInTheRegistry();
    void everyEntryStandsWhereTheRegistrySays();
    void noKeyMeansTwoThings();
    void everyEntryAndVerbIsInThePalette();
    void aReleasedKeyNeverMovesWithoutItsHistory();
    void fewLettersFindWhatIsMeant();
    void wordsOfOtherProgramsFindItToo();
    void thePaletteDoesItAndGivesTheFocusBack();
    void escapeLeavesEveryLetterWhereItWas();
    void thePaletteActsInThePanelAndBringsIt();
    void thePaletteChoosesAnIncidentByItsNumber();
    void aPaletteThatWasLeftIsClosed();
    void aLineOfManyActsDoesNoneOfThem();
    void whatCannotBeDoneSaysWhy();
    void whatWasDoneLatelyComesFirst();
    void thePaletteCoversNothing();
    void aKeyIsChosenCheckedAndGivenBack();
    void lettersCanBeSwitchedOff();
    void anUpdateTellsOfTheKeysThatStay();
    void theKeysPageBeginsWhereOneIs();
    void everyoneCanUseThem_data();
    void everyoneCanUseThem();
};

void tst_Actions::everyShortcutOfTheWindowIsInTheRegistry()
{
    Console console;
    openEveryPanel(console);
    const auto table = shippedActions();
    QString found;
    const auto shortcuts = console.window().findChildren<QShortcut*>();
    for (const QShortcut* shortcut : shortcuts) {
        const auto* key = qobject_cast<const ActionKey*>(shortcut);
        QStringList keys;
        for (const QKeySequence& one : shortcut->keys())
            keys << one.toString(QKeySequence::PortableText);
        const auto* entry = key ? table->find(key->action().toStdString()) : nullptr;
        bool isKnown = entry != nullptr;
        for (const QString& one : keys)
            isKnown = isKnown &&
                      std::count(entry->keys.begin(), entry->keys.end(), one.toStdString()) > 0;
        if (!isKnown)
            found += missing(key ? key->action() : QStringLiteral("no ActionKey"), keys,
                             placeOf(qobject_cast<QWidget*>(shortcut->parent())));
    }
    const auto actions = console.window().findChildren<QAction*>();
    for (const QAction* action : actions) {
        if (action->objectName().isEmpty() || action->associatedObjects().isEmpty())
            continue;
        const auto* entry = table->find(action->objectName().toStdString());
        const QString key = action->shortcut().toString(QKeySequence::PortableText);
        const bool isKnown =
            entry != nullptr && (key.isEmpty() || std::count(entry->keys.begin(), entry->keys.end(),
                                                             key.toStdString()) > 0);
        if (!isKnown)
            found += missing(action->objectName() + QStringLiteral(" = ") + action->text(), {key},
                             placeOf(qobject_cast<QWidget*>(action->associatedObjects().first())));
    }
    QVERIFY2(found.isEmpty(), told(found));
}

// The places of the bound keys are those of the registry: else its contexts say nothing.
void tst_Actions::everyEntryStandsWhereTheRegistrySays()
{
    Console console;
    openEveryPanel(console);
    const auto table = shippedActions();
    QString found;
    std::set<const ActionEntry*> met;
    const auto keys = console.window().findChildren<ActionKey*>();
    for (const ActionKey* key : keys) {
        const ActionEntry* entry = table->find(key->action().toStdString());
        if (entry == nullptr)
            continue;
        met.insert(entry);
        // What counts in the whole window says so; the others are inside of their areas.
        const bool isWide = key->context() == Qt::WindowShortcut;
        const ActionArea* own = table->area(entry->areas.front());
        const bool isSaidWide = own->in.empty() || entry->reach == ActionEntry::Reach::Shown;
        if (isWide && !isSaidWide)
            found += missing(key->action(), {QStringLiteral("counts in the whole window")},
                             placeOf(key->place()));
        bool isInside = isWide;
        for (const std::string& id : entry->areas) {
            const std::string& panel = table->area(id)->panel;
            // Around some of its areas, such as both boards.
            const auto* part = console.window().findChild<QWidget*>(QString::fromStdString(panel));
            isInside = isInside || (part && key->place()->isAncestorOf(part));
            for (const QWidget* at = key->place(); at != nullptr; at = at->parentWidget())
                isInside = isInside || panel.empty() || at->objectName().toStdString() == panel;
        }
        if (!isInside)
            found +=
                missing(key->action(), {QStringLiteral("stands elsewhere")}, placeOf(key->place()));
    }
    const auto actions = console.window().findChildren<QAction*>();
    for (const QAction* action : actions) {
        if (!action->objectName().isEmpty())
            met.insert(table->find(action->objectName().toStdString()));
    }
    for (const ActionEntry& entry : table->actions) {
        // A row of keys that belong together may be handled by its field.
        if (met.count(&entry) == 0 && entry.change == ActionEntry::Keys::Free &&
            entry.id.back() != '*')
            found += missing(QString::fromStdString(entry.id),
                             {QStringLiteral("is borne by nothing")}, {});
    }
    for (const ActionArea& area : table->areas) {
        if (!area.panel.empty() &&
            !console.window().findChild<QWidget*>(QString::fromStdString(area.panel)))
            found +=
                missing(QString::fromStdString(area.id), {QStringLiteral("no such panel")}, {});
    }
    QVERIFY2(found.isEmpty(), told(found));
}

void tst_Actions::noKeyMeansTwoThings()
{
    const auto table = shippedActions();
    QString found;
    for (std::size_t a = 0; a < table->actions.size(); ++a) {
        for (std::size_t b = a + 1; b < table->actions.size(); ++b) {
            const ActionEntry& one = table->actions[a];
            const ActionEntry& other = table->actions[b];
            for (const std::string& key : one.keys) {
                const bool isBoth = std::count(other.keys.begin(), other.keys.end(), key) > 0;
                if (isBoth && table->canMeet(one, other, key))
                    found +=
                        QString::fromStdString("\n" + key + " is " + one.id + " and " + other.id);
            }
        }
    }
    QVERIFY2(found.isEmpty(), told(found));
}

void tst_Actions::everyEntryAndVerbIsInThePalette()
{
    Console console;
    auto* palette = console.named<ActionPalette>("actionPalette");
    console.key(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(palette->isVisible());
    auto& list = *console.named<QListView>("paletteList")->model();
    const auto table = shippedActions();
    std::set<std::string> verbs;
    for (const auto& verb : verbTable()) {
        verbs.insert(std::string(verb.name));
        QVERIFY(palette->model().rowOf(QStringLiteral("verb:") +
                                       QString::fromStdString(std::string(verb.name))) >= 0);
    }
    for (const ActionEntry& entry : table->actions) {
        const int row = palette->model().rowOf(QString::fromStdString(entry.id));
        QVERIFY2(row >= 0, entry.id.c_str());
        QVERIFY2(!palette->model().line(row)->title.isEmpty(), entry.id.c_str());
        // The tooltip shows each of its keys.
        const QString tip = list.data(list.index(row, 0), Qt::ToolTipRole).toString();
        for (const QString& key : actionKeys(console.source(), entry).split(QStringLiteral(", ")))
            QVERIFY2(tip.contains(key), qPrintable(tip));
        QVERIFY2(entry.verb.empty() || verbs.count(entry.verb) > 0, entry.id.c_str());
    }
    // And all of it in the menu, by area.
    QMenu menu;
    console.window().findChild<ActionBook*>()->fillMenu(menu);
    QSet<QString> entries;
    for (const QMenu* area : menu.findChildren<QMenu*>()) {
        for (const QAction* action : area->actions())
            entries.insert(action->objectName());
    }
    for (const ActionEntry& entry : table->actions)
        QVERIFY2(entries.contains(QStringLiteral("menu_") + QString::fromStdString(entry.id)),
                 entry.id.c_str());
}

// What the first release shipped, so that nobody moves a key without saying where it was.
void tst_Actions::aReleasedKeyNeverMovesWithoutItsHistory()
{
    QFile file(QStringLiteral(HAVEN_SOURCE_DIR "/tests/golden/keys_v1.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject released = QJsonDocument::fromJson(file.readAll()).object();
    QVERIFY(released.size() > 100);
    const auto table = shippedActions();
    for (auto one = released.begin(); one != released.end(); ++one) {
        const ActionEntry* entry = table->find(one.key().toStdString());
        QVERIFY2(entry != nullptr && entry->id == one.key().toStdString(), qPrintable(one.key()));
        KeyChoice old;
        old.version = 1;
        const KeyMap keys(table, adoptKeys(*table, old).choice);
        std::vector<std::string> was;
        for (const QJsonValue key : one.value().toArray())
            was.push_back(key.toString().toStdString());
        QVERIFY2(keys.keysOf(*entry) == was, qPrintable(one.key()));
    }
}

void tst_Actions::fewLettersFindWhatIsMeant()
{
    const auto score = [](const char* typed, const char* words) {
        return fuzzyScore(QString::fromLatin1(typed), QString::fromLatin1(words));
    };
    QVERIFY(score("", "hold"));
    QVERIFY(!score("hx", "hold"));
    QVERIFY(score("cl ask", "ask for a clinician"));
    QVERIFY(score("hold", "hold, with a reason") > score("hold", "shift hours, old"));
    QVERIFY(score("wsg", "who should go") > score("wsg", "was signed"));
    // Letters from the middle of words alone would fit almost everything.
    QVERIFY(!score("eu", "send units"));
    // A leap to the beginning of a later word must not lose what stands before it.
    QVERIFY(score("sdu", "send u, d"));
}

void tst_Actions::wordsOfOtherProgramsFindItToo()
{
    const auto score = [](const char* typed, const char* words) {
        return beginningScore(QString::fromLatin1(typed), QString::fromLatin1(words));
    };
    QVERIFY(score("sign out", "sign off log out"));
    QVERIFY(score("out", "shout out")); // also where it is in the middle of a word first
    QVERIFY(!score("of", "sign off"));  // too short to mean anything
    QVERIFY(!score("sign o", "sign off"));
    QVERIFY(!score("ign", "sign off"));
    QVERIFY(!score("", "sign off"));
    Console console;
    console.key(Qt::Key_K, Qt::ControlModifier);
    auto* palette = console.named<ActionPalette>("actionPalette");
    auto* typed = console.named<QLineEdit>("paletteLine");
    const std::pair<const char*, const char*> meant[] = {
        {"theme", "themeNext"},           {"dark", "themeNext"},
        {"language", "languageNext"},     {"idioma", "languageNext"},
        {"espanol", "languageNext"},      {"lengua", "languageNext"},
        {"log out", "seatSignOff"},       {"zoom in", "sizeLarger"},
        {"sounds", "placeAdmin"},         {"tutorial", "guideShow"},
        {"mayday", "unitsEmergency"},     {"hospital", "unitsTransport"},
        {"what is known", "adminDossier"}};
    for (const auto& [words, id] : meant) {
        typed->selectAll();
        console.type(QString::fromLatin1(words));
        const auto* first = palette->model().line(0);
        QVERIFY2(first != nullptr, words);
        QVERIFY2(first->id == QString::fromLatin1(id),
                 qPrintable(QString::fromLatin1(words) + u' ' + first->id));
    }
    // Every page by what stands on it.
    const auto table = shippedActions();
    for (const ActionArea& area : table->areas) {
        if (area.open.empty())
            continue;
        typed->selectAll();
        console.type(areaName(area));
        const int row = palette->model().rowOf(QString::fromStdString(area.open));
        QVERIFY2(row >= 0, area.id.c_str());
    }
}

void tst_Actions::thePaletteDoesItAndGivesTheFocusBack()
{
    Console console;
    console.key(Qt::Key_2, Qt::ControlModifier);
    QWidget* before = QApplication::focusWidget();
    console.key(Qt::Key_K, Qt::ControlModifier);
    console.type(QStringLiteral("larger"));
    console.key(Qt::Key_Return);
    QCOMPARE(console.source().look().zoomPercent, 110);
    QCOMPARE(QApplication::focusWidget(), before);
    QVERIFY(!console.named<QWidget>("actionPalette")->isVisible());
    // A key is found by itself, however it is written.
    console.key(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    console.type(QStringLiteral("ctrl 0"));
    console.key(Qt::Key_Return);
    QCOMPARE(console.source().look().zoomPercent, 100);
    // A verb stands in the command bar, to be finished.
    console.key(Qt::Key_K, Qt::ControlModifier);
    console.type(QStringLiteral("en"));
    console.key(Qt::Key_Return);
    QCOMPARE(console.line()->text(), QStringLiteral("en "));
    QVERIFY(console.line()->hasFocus());
}

void tst_Actions::escapeLeavesEveryLetterWhereItWas()
{
    Console console;
    console.key(Qt::Key_L, Qt::ControlModifier);
    console.type(QStringLiteral("n . half a sentence"));
    console.line()->setSelection(4, 4);
    for (int turn = 0; turn < 2; ++turn) {
        console.key(Qt::Key_K, Qt::ControlModifier);
        QVERIFY(console.named<QLineEdit>("paletteLine")->hasFocus());
        console.type(QStringLiteral("ho"));
        if (turn == 0)
            console.key(Qt::Key_Escape);
        else
            console.key(Qt::Key_K, Qt::ControlModifier); // the key again
        QVERIFY(console.line()->hasFocus());
        QCOMPARE(console.line()->text(), QStringLiteral("n . half a sentence"));
        QCOMPARE(console.line()->selectedText(), QStringLiteral("half"));
    }
}

void tst_Actions::thePaletteActsInThePanelAndBringsIt()
{
    Console console;
    console.enter(QStringLiteral("new WELFARE @\"12 Oak Ave\" ! sleeps in the car"));
    console.key(Qt::Key_1, Qt::ControlModifier);
    console.key(Qt::Key_Down);
    console.key(Qt::Key_2, Qt::ControlModifier);
    // The act of the queue, from the units.
    console.key(Qt::Key_K, Qt::ControlModifier);
    console.type(QStringLiteral("queue hold with"));
    console.key(Qt::Key_Return);
    QVERIFY2(console.line()->text().startsWith(QStringLiteral("h ")),
             qPrintable(console.line()->text()));
    // What another workspace does comes with its workspace.
    auto* search = console.window().findChild<QWidget*>(QStringLiteral("incidentSearchWords"));
    QVERIFY(search == nullptr || !search->isVisible());
    console.key(Qt::Key_K, Qt::ControlModifier);
    console.type(QStringLiteral("search past incidents"));
    console.key(Qt::Key_Return);
    // The first time it only comes: nobody has seen yet what would be acted on.
    search = console.window().findChild<QWidget*>(QStringLiteral("incidentSearchWords"));
    QVERIFY(search == nullptr || !search->isVisible());
    console.key(Qt::Key_K, Qt::ControlModifier);
    console.type(QStringLiteral("search past incidents"));
    console.key(Qt::Key_Return);
    search = console.named<QWidget>("incidentSearchWords");
    QVERIFY(search->isVisible());
}

void tst_Actions::thePaletteChoosesAnIncidentByItsNumber()
{
    Console console;
    console.enter(QStringLiteral("new WELFARE @\"12 Oak Ave\""));
    const Incident first = console.newest();
    console.enter(QStringLiteral("new NOISE @\"9 Elm St\""));
    const Incident second = console.newest();
    DispatchWorkspace& desk = console.window().dispatch();
    QCOMPARE(desk.selected(), std::optional(second.id));
    const ActionListModel& model = console.named<ActionPalette>("actionPalette")->model();
    console.key(Qt::Key_F11);
    console.key(Qt::Key_K, Qt::ControlModifier);
    const int all = model.allCount();
    console.type(QString::fromStdString(first.number.substr(first.number.size() - 2)));
    QVERIFY(model.line(0)->incident == std::optional(first.id));
    QVERIFY2(model.line(0)->told().contains(QStringLiteral("12 Oak Ave")),
             qPrintable(model.line(0)->told()));
    QCOMPARE(model.allCount(), all + 1);
    console.key(Qt::Key_Return);
    QCOMPARE(desk.selected(), std::optional(first.id));
    QVERIFY(desk.isVisible());
    // It is no command that was done lately, and what is no number finds none.
    QVERIFY(console.preferences().current().recentActions.empty());
    console.key(Qt::Key_K, Qt::ControlModifier);
    console.type(QStringLiteral("4x"));
    QCOMPARE(model.allCount(), all);
}

void tst_Actions::aPaletteThatWasLeftIsClosed()
{
    Console console;
    auto* palette = console.named<ActionPalette>("actionPalette");
    console.key(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(palette->isVisible());
    console.key(Qt::Key_1, Qt::ControlModifier);
    QVERIFY(!palette->isVisible());
    // So that the key opens it again, and letters go into it.
    console.key(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(console.named<QLineEdit>("paletteLine")->hasFocus());
}

void tst_Actions::aLineOfManyActsDoesNoneOfThem()
{
    Console console;
    console.enter(QStringLiteral("new SUICIDE @\"12 Oak Ave\" ! says he wants to end it"));
    console.key(Qt::Key_F8);
    const auto before = console.desk.commands().size();
    auto* palette = console.named<ActionPalette>("actionPalette");
    console.key(Qt::Key_K, Qt::ControlModifier);
    const int row = palette->model().rowOf(QStringLiteral("stepAnswer*"));
    QVERIFY(row >= 0);
    console.type(QStringLiteral("answer the step"));
    console.key(Qt::Key_Return);
    QCOMPARE(console.desk.commands().size(), before);
}

void tst_Actions::whatCannotBeDoneSaysWhy()
{
    Console console;
    auto* palette = console.named<ActionPalette>("actionPalette");
    console.key(Qt::Key_K, Qt::ControlModifier);
    const int row = palette->model().rowOf(QStringLiteral("queueHold"));
    QVERIFY(row >= 0);
    const QString why = palette->model().line(row)->whyNot;
    QVERIFY(!why.isEmpty());
    QVERIFY(palette->model().line(row)->told().contains(why));
    console.type(QStringLiteral("queue hold with"));
    console.key(Qt::Key_Return);
    QCOMPARE(console.result().kind(), ResultKind::Refused);
    QVERIFY2(console.result().text().contains(why), qPrintable(console.result().text()));
}

void tst_Actions::whatWasDoneLatelyComesFirst()
{
    Console console;
    auto* palette = console.named<ActionPalette>("actionPalette");
    for (const char* words : {"smaller", "larger"}) {
        console.key(Qt::Key_K, Qt::ControlModifier);
        console.type(QString::fromLatin1(words));
        console.key(Qt::Key_Return);
    }
    console.key(Qt::Key_K, Qt::ControlModifier);
    QCOMPARE(palette->model().line(0)->id, QStringLiteral("sizeLarger"));
    QCOMPARE(palette->model().line(1)->id, QStringLiteral("sizeSmaller"));
    // Kept with the person.
    QCOMPARE(console.preferences().current().recentActions.front(), std::string("sizeLarger"));
}

void tst_Actions::thePaletteCoversNothing()
{
    Console console(QSize(1366, 768));
    for (int i = 0; i < 12; ++i)
        console.enter(QStringLiteral("new WELFARE @\"%1 Oak Ave\" ! sleeps in the car").arg(i));
    auto* queue = console.named<BoardView>("queueView");
    console.key(Qt::Key_K, Qt::ControlModifier);
    QTest::qWait(50);
    auto* palette = console.named<QWidget>("actionPalette");
    QVERIFY(palette->isVisible());
    const QRect band(palette->mapTo(&console.window(), QPoint()), palette->size());
    for (const char* name : {"workspaces", "commandBar", "statusStrip", "alarmStrip"}) {
        auto* other = console.named<QWidget>(name);
        QVERIFY2(!band.intersects({other->mapTo(&console.window(), QPoint()), other->size()}),
                 name);
    }
    QVERIFY(QApplication::activeModalWidget() == nullptr);
    QVERIFY(QApplication::activePopupWidget() == nullptr);
    // Most of the queue is still seen, on the smallest screen, and units below it.
    const int rows = queue->viewport()->height() / console.source().look().rowHeight();
    QVERIFY2(rows >= 6, qPrintable(QString::number(rows)));
    QCOMPARE(console.window().size(), QSize(1366, 768));
    // The ring of its list takes nothing from the rows.
    auto* list = console.named<QListView>("paletteList");
    const int row = list->gridSize().height();
    const QSize before = list->viewport()->size();
    QCOMPARE(before.height() % row, 0);
    list->setFocus();
    QVERIFY(list->hasFocus());
    QCOMPARE(list->viewport()->size(), before);
    QVERIFY(list->gridSize().width() <= before.width());
}

void tst_Actions::aKeyIsChosenCheckedAndGivenBack()
{
    Console console;
    console.key(Qt::Key_F1);
    console.type(QStringLiteral("larger"));
    console.key(Qt::Key_Return);
    auto* catcher = console.named<QLabel>("keyCatcher");
    QVERIFY(catcher->hasFocus());
    // Taken: the other action is named, and nothing is done.
    console.key(Qt::Key_L, Qt::ControlModifier);
    QVERIFY2(catcher->text().contains(QStringLiteral("Command line")), qPrintable(catcher->text()));
    QVERIFY(!console.line()->hasFocus());
    console.key(Qt::Key_Down);
    QVERIFY(catcher->isVisible());
    console.key(Qt::Key_J, Qt::ControlModifier);
    QVERIFY(!catcher->isVisible());
    QCOMPARE(console.preferences().current().keys.keys.at("sizeLarger").front(),
             std::string("Ctrl+J"));
    console.key(Qt::Key_J, Qt::ControlModifier);
    QCOMPARE(console.source().look().zoomPercent, 110);
    console.key(Qt::Key_Plus, Qt::ControlModifier);
    QCOMPARE(console.source().look().zoomPercent, 110); // the old key is free
    // A button prints what counts.
    console.named<QLineEdit>("keyHelpFilter")->setFocus();
    console.named<QLineEdit>("keyHelpFilter")->setText(QStringLiteral("next late"));
    console.key(Qt::Key_C, Qt::AltModifier);
    console.key(Qt::Key_F5);
    QVERIFY(
        console.named<QAbstractButton>("hint_nextLate")->toolTip().contains(QStringLiteral("F5")));
    // Escape leaves it.
    console.key(Qt::Key_C, Qt::AltModifier);
    console.key(Qt::Key_Escape);
    QVERIFY(console.named<QWidget>("keyHelp")->isVisible());
    console.key(Qt::Key_A, Qt::AltModifier);
    QVERIFY(console.preferences().current().keys.keys.empty());
    QVERIFY(
        console.named<QAbstractButton>("hint_nextLate")->toolTip().contains(QStringLiteral("F6")));
}

void tst_Actions::lettersCanBeSwitchedOff()
{
    Console console;
    console.enter(QStringLiteral("new WELFARE @\"12 Oak Ave\" ! sleeps in the car"));
    console.key(Qt::Key_1, Qt::ControlModifier);
    console.key(Qt::Key_Down);
    console.key(Qt::Key_H);
    QVERIFY(console.line()->text().startsWith(QStringLiteral("h ")));
    console.line()->clear();
    console.key(Qt::Key_F1);
    console.key(Qt::Key_L, Qt::AltModifier);
    QVERIFY(console.preferences().current().keys.letters == LetterKeys::Off);
    console.key(Qt::Key_1, Qt::ControlModifier);
    console.key(Qt::Key_H);
    QVERIFY(console.line()->text().isEmpty());
    console.key(Qt::Key_H, Qt::AltModifier);
    QVERIFY(console.line()->text().startsWith(QStringLiteral("h ")));
}

void tst_Actions::anUpdateTellsOfTheKeysThatStay()
{
    Console console;
    auto table = std::make_shared<ActionTable>(*shippedActions());
    ++table->version;
    for (ActionEntry& entry : table->actions) {
        if (entry.id != "nextLate")
            continue;
        entry.was.push_back({table->version - 1, entry.keys});
        entry.keys = {"F5"};
    }
    console.source().setKeys(KeyMap(table));
    Preferences stored;
    stored.keys.version = table->version - 1;
    console.preferences().restore(stored);
    QVERIFY2(console.result().text().contains(QStringLiteral("F6")),
             qPrintable(console.result().text()));
    QCOMPARE(console.preferences().current().keys.version, table->version);
    QCOMPARE(console.source().keys().bound("nextLate", "F5"), std::string("F6"));
    // Once: what is kept now is of this version.
    console.window().tell(QStringLiteral("."), Tone::Quiet);
    console.preferences().restore(console.preferences().current());
    QCOMPARE(console.result().text(), QStringLiteral("."));
}

void tst_Actions::theKeysPageBeginsWhereOneIs()
{
    Console console;
    console.key(Qt::Key_2, Qt::ControlModifier);
    QWidget* before = QApplication::focusWidget();
    console.key(Qt::Key_Question);
    auto* keys = console.named<KeyHelp>("keyHelp");
    QVERIFY(keys->isVisible());
    QCOMPARE(keys->model().line(0)->areas.front(), std::string("units"));
    const QSignalSpy card(&console.window(), &MainWindow::keyCardRequested);
    console.key(Qt::Key_P, Qt::AltModifier);
    QCOMPARE(card.count(), 1);
    console.key(Qt::Key_Escape);
    QCOMPARE(QApplication::focusWidget(), before);
    // From another place, and back there.
    console.key(Qt::Key_F11);
    before = QApplication::focusWidget();
    console.key(Qt::Key_F1);
    QVERIFY(keys->isVisible());
    console.key(Qt::Key_Escape);
    QCOMPARE(QApplication::focusWidget(), before);
    QVERIFY(!keys->isVisible());
}

void tst_Actions::everyoneCanUseThem_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("theme");
    QTest::addColumn<int>("zoom");
    QTest::newRow("large-night") << QSize(1920, 1080) << QStringLiteral("night") << 100;
    QTest::newRow("small-day") << QSize(1366, 768) << QStringLiteral("day") << 100;
    QTest::newRow("zoomed-night") << QSize(1920, 1080) << QStringLiteral("night") << 150;
}

void tst_Actions::everyoneCanUseThem()
{
    QFETCH(QSize, size);
    QFETCH(QString, theme);
    QFETCH(int, zoom);
    Console console(size, theme, zoom);
    const QString tag = QString::fromUtf8(QTest::currentDataTag());
    for (int i = 0; i < 12; ++i)
        console.enter(QStringLiteral("new WELFARE @\"%1 Oak Ave\" ! sleeps in the car").arg(i));
    console.key(Qt::Key_1, Qt::ControlModifier);
    console.key(Qt::Key_Down);
    console.key(Qt::Key_K, Qt::ControlModifier);
    console.type(QStringLiteral("cl"));
    QTest::qWait(300); // labels that count have counted
    const auto look = [&](const QString& name) {
        QTest::qWait(20); // the layout has followed
        const auto access = testkit::accessFindings(console.window());
        QVERIFY2(access.empty(), qPrintable(testkit::toldFindings(access)));
        const auto clipped = testkit::clippingFindings(console.window());
        QVERIFY2(clipped.empty(), qPrintable(testkit::toldFindings(clipped)));
        QCOMPARE(console.window().size(), size);
        testkit::saveToGallery(console.window(), name + tag);
    };
    look(QStringLiteral("palette-"));
    console.key(Qt::Key_Escape);
    console.key(Qt::Key_F1);
    look(QStringLiteral("keys-"));
    // A key that is taken, with all it says.
    console.key(Qt::Key_Return);
    console.key(Qt::Key_L, Qt::ControlModifier);
    look(QStringLiteral("keys-choose-"));
}

HAVEN_TESTS(tst_Actions)
#include "tst_actions.moc"
