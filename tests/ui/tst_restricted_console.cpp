#include "models/dispatch/unseen_rules.h"
#include "tests/testkit/test_program.h"
#include "tests/ui/console_scene.h"
#include "ui/map/map_panel.h"
#include "ui/map/map_view.h"
#include "ui/queue/incident_acts.h"
#include "ui/shell/command_bar.h"
#include "ui/shell/dispatch_workspace.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QPlainTextEdit>
#include <QTextEdit>

// What a dispatcher's console tells of a restricted incident: a word is planted in everything that
// can be written of one, and looked for in every text of every widget, shown or not, and in all
// that the models give out. DESIGN section 4.
using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

constexpr const char* kPlantedWord = "zebra";
constexpr int kRolesLookedAt = 64; // of a model's own, beyond those of Qt

bool isTelling(const QString& text)
{
    return text.contains(QLatin1String(kPlantedWord), Qt::CaseInsensitive);
}

// Incident, its call, notes, persons, and what was done: nothing of it without the word.
IncidentId plantHidden(FakeDesk& desk)
{
    OpenIncident open;
    open.type = TypeCode("WELFARE");
    open.location = at("9 Zebra Ln", kInBeat1);
    open.narrative = "zebra says he has a knife";
    open.call = CallDraft{};
    open.call->callerName = "Zebra";
    open.call->callback = "203-555-0177";
    open.call->safeContactWhen = "zebra";
    must(desk, open);
    const IncidentId id = desk.room().last<IncidentOpened>().incident;
    Person person;
    person.name = "Zebra Ruiz";
    person.description = "zebra coat";
    RecordCaution caution;
    caution.caution.text = "zebra dog";
    caution.caution.source = "zebra";
    caution.caution.place = open.location;
    caution.incident = id;
    const std::vector<Command> planted{
        AddNote{id, {}, "zebra is still there", FieldClass::Police, {}},
        RecordPerson{id, person},
        caution,
        AskAid{id, "tow", "Zebra Towing", AidWay::Phone, "zebra"},
        DecideFlag{id, FlagDecision::Confirmed, "zebra"},
        SetLevel{id, 3, "zebra"},
        RequestClinician{id, "zebra"},
        DispatchUnits{{UnitId("3A12")}, id, AssignmentStage::Dispatched, {}},
        RunCheck{UnitId("3A12"), CheckKind::Person, CheckResult::Hit, "", "Zebra Ruiz"},
        HoldAir{"East", UnitId("3A12"), {}, "zebra runs"},
        DeclareMajor{id, "zebra fire"},
        GiveMajorRole{id, "command", "Zebra"},
        PlaceHandoff{id, "Zebra 203-555-0199"},
    };
    for (const Command& command : planted)
        must(desk, command);
    mustAs(desk, clinicianSeat(), PlanFollowUp{id, FollowUpKind::Hours24, "zebra"});
    return id;
}

QStringList tellingCells(const QAbstractItemView& view)
{
    QStringList found;
    const QAbstractItemModel* model = view.model();
    for (int row = 0; model && row < model->rowCount(); ++row) {
        for (int column = 0; column < model->columnCount(); ++column) {
            const QModelIndex cell = model->index(row, column);
            for (int role = 0; role < Qt::UserRole + kRolesLookedAt; ++role) {
                const QString text = cell.data(role).toString();
                if (isTelling(text))
                    found << QStringLiteral("%1 [%2, role %3]: %4")
                                 .arg(view.objectName())
                                 .arg(row)
                                 .arg(role)
                                 .arg(text);
            }
        }
    }
    return found;
}

QStringList textsOf(const QWidget& widget)
{
    QStringList texts{widget.accessibleName(), widget.accessibleDescription(),
                      widget.toolTip(),        widget.statusTip(),
                      widget.whatsThis(),      widget.windowTitle()};
    if (const auto* label = qobject_cast<const QLabel*>(&widget))
        texts << label->text();
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
        texts << button->text();
    if (const auto* line = qobject_cast<const QLineEdit*>(&widget))
        texts << line->text() << line->placeholderText();
    if (const auto* text = qobject_cast<const QPlainTextEdit*>(&widget))
        texts << text->toPlainText() << text->placeholderText();
    if (const auto* text = qobject_cast<const QTextEdit*>(&widget))
        texts << text->toPlainText();
    if (const auto* combo = qobject_cast<const QComboBox*>(&widget)) {
        for (int n = 0; n < combo->count(); ++n)
            texts << combo->itemText(n);
    }
    for (const QAction* action : widget.actions())
        texts << action->text() << action->toolTip();
    return texts;
}

enum class Looked { All, Shown };

// Every widget of every window, hidden ones too where it says so.
QStringList tellingTexts(Looked which = Looked::All)
{
    QStringList found;
    for (const QWidget* widget : QApplication::allWidgets()) {
        if (which == Looked::Shown && !widget->isVisible())
            continue;
        for (const QString& text : textsOf(*widget)) {
            if (isTelling(text))
                found << widget->objectName() + QStringLiteral(" (") +
                             QLatin1String(widget->metaObject()->className()) +
                             QStringLiteral("): ") + text;
        }
        if (const auto* view = qobject_cast<const QAbstractItemView*>(widget))
            found << tellingCells(*view);
    }
    return found;
}

void settle(Console& console)
{
    console.desk.sync();
    QTest::qWait(120);
}

#define NOTHING_TOLD(where, which)                                                                 \
    do {                                                                                           \
        const QStringList told = tellingTexts(which);                                              \
        QVERIFY2(told.isEmpty(),                                                                   \
                 qPrintable(QStringLiteral(where ":\n") + told.join(QLatin1Char('\n'))));          \
    } while (false)

} // namespace

class tst_RestrictedConsole : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noWidgetOfADispatcherTellsOfIt();
    void whatStoodOnTheScreenGoesWithIt();
    void theMapShowsNowhereWhereItIs();
    void itsMenuTellsNeitherPlaceNorDistance();
};

void tst_RestrictedConsole::noWidgetOfADispatcherTellsOfIt()
{
    Console console;
    const IncidentId id = plantHidden(console.desk);
    mustAs(console.desk, supervisorSeat(),
           RestrictIncident{id, Visibility::Restricted, "zebra works here"});
    QVERIFY(!mayReadRestricted(console.desk.seat().roles));
    console.window().select(id);
    settle(console);
    NOTHING_TOLD("chosen", Looked::All);
    struct Way {
        Qt::Key key;
        Qt::KeyboardModifiers modifiers;
    };
    const Qt::KeyboardModifiers ctrl = Qt::ControlModifier;
    for (const Way way :
         {Way{Qt::Key_1, ctrl}, Way{Qt::Key_2, ctrl}, Way{Qt::Key_3, ctrl}, Way{Qt::Key_4, ctrl},
          Way{Qt::Key_5, ctrl}, Way{Qt::Key_6, ctrl}, Way{Qt::Key_7, ctrl}, Way{Qt::Key_8, ctrl},
          Way{Qt::Key_9, ctrl}, Way{Qt::Key_F4, Qt::NoModifier}, Way{Qt::Key_F8, Qt::NoModifier},
          Way{Qt::Key_F3, Qt::NoModifier}}) {
        console.key(way.key, way.modifiers);
        settle(console);
        const QStringList told = tellingTexts();
        QVERIFY2(told.isEmpty(),
                 qPrintable(QKeySequence(way.key).toString() + u'\n' + told.join(u'\n')));
    }
    // The pages of the log are answered by role, which tests/session/tst_role_views looks at.
    for (const auto workspace : {MainWindow::Workspace::Crisis, MainWindow::Workspace::Admin,
                                 MainWindow::Workspace::Dispatch}) {
        console.window().goTo(workspace);
        settle(console);
        NOTHING_TOLD("workspace", Looked::All);
    }
    // When it is late, and rings.
    console.desk.pass(Span::hours(1));
    settle(console);
    NOTHING_TOLD("late", Looked::All);
}

void tst_RestrictedConsole::whatStoodOnTheScreenGoesWithIt()
{
    Console console;
    const IncidentId id = plantHidden(console.desk);
    console.window().select(id);
    const CommandBar& bar = console.window().bar();
    console.enter(QStringLiteral("n . zebra has a key"));
    settle(console);
    QVERIFY(!tellingTexts().isEmpty()); // or nothing would be looked for
    const auto isKept = [&bar] {
        const BarMemory kept = bar.memory();
        return isTelling(kept.history.join(u'\n')) ||
               std::any_of(kept.results.begin(), kept.results.end(), [](const ResultEntry& one) {
                   return isTelling(one.sentence) || isTelling(one.line);
               });
    };
    QVERIFY(isKept());
    console.key(Qt::Key_H, Qt::ControlModifier); // with the list of results open
    mustAs(console.desk, supervisorSeat(),
           RestrictIncident{id, Visibility::Restricted, "zebra works here"});
    settle(console);
    NOTHING_TOLD("restricted while it is shown", Looked::Shown);
    QVERIFY(!isKept());
}

void tst_RestrictedConsole::theMapShowsNowhereWhereItIs()
{
    Console console;
    const IncidentId id = plantHidden(console.desk);
    must(console.desk, MoveUnit{UnitId("3A12"), at("9 Zebra Ln", kInBeat1)});
    settle(console);
    const MarkBook& book = console.window().dispatch().map().view().book();
    const MarkId unit = UnitId("3A12");
    QVERIFY(book.find(MarkId(id)) != nullptr);
    QVERIFY(book.find(unit) != nullptr);
    mustAs(console.desk, supervisorSeat(),
           RestrictIncident{id, Visibility::Restricted, "zebra works here"});
    settle(console);
    QVERIFY(book.find(MarkId(id)) == nullptr);
    QVERIFY(book.find(unit) == nullptr);
    QVERIFY(!isTelling(book.unplaced().at(MarkId(id)).text));
    console.window().select(id);
    QVERIFY(!console.window().dispatch().chosenPoint());
    mustAs(console.desk, supervisorSeat(), RestrictIncident{id, Visibility::Normal, "cleared"});
    settle(console);
    QVERIFY(book.find(MarkId(id)) != nullptr);
    QVERIFY(book.find(unit) != nullptr);
}

void tst_RestrictedConsole::itsMenuTellsNeitherPlaceNorDistance()
{
    Console console;
    const IncidentId id = plantHidden(console.desk);
    must(console.desk, MoveUnit{UnitId("2A11"), at("1 Elm St", kInBeat2)});
    mustAs(console.desk, supervisorSeat(),
           RestrictIncident{id, Visibility::Restricted, "zebra works here"});
    settle(console);
    const ActPort port{console.desk,          [](const Command&, const std::string&) {},
                       [](const QString&) {}, [](IncidentId) {},
                       [](IncidentId) {},     [](const UnitId&) {}};
    QStringList looked;
    for (const auto& group : incidentActs(port, id)) {
        for (const RowAct& act : group.acts) {
            QVERIFY2(!isTelling(act.text), qPrintable(act.text));
            looked << act.name;
            if (act.name == QStringLiteral("queueMap"))
                QVERIFY(act.objection && act.objection().contains(QStringLiteral("restricted")));
            if (act.name != QStringLiteral("queueSendNear"))
                continue;
            QVERIFY(!act.more().empty());
            for (const RowAct& send : act.more())
                QVERIFY2(!send.text.contains(QStringLiteral("away")), qPrintable(send.text));
        }
    }
    QVERIFY(looked.contains(QStringLiteral("queueMap")));
    QVERIFY(looked.contains(QStringLiteral("queueSendNear")));
}

HAVEN_TESTS(tst_RestrictedConsole)
#include "tst_restricted_console.moc"
