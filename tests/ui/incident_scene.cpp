#include "tests/ui/incident_scene.h"
#include "tests/testkit/ui/gallery.h"
#include "tests/testkit/ui/utc_clock.h"

#include <QApplication>
#include <QDir>
#include <QMenu>

namespace haven::test {

IncidentScene::IncidentScene(const QString& theme, QSize size, int zoomPercent)
    : m_source(testkit::denseLook(theme, zoomPercent))
{
    ui::applyTheme(*qApp, m_source.look());
    m_window.setObjectName(QStringLiteral("window"));
    auto* column = new QVBoxLayout(&m_window);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_panel = new ui::IncidentPanel(m_source, desk, utcClock(), &m_window);
    m_elsewhere = new QLineEdit(&m_window);
    m_elsewhere->setObjectName(QStringLiteral("elsewhere"));
    m_elsewhere->setAccessibleName(QStringLiteral("Elsewhere"));
    column->addWidget(m_panel, 1);
    column->addWidget(m_elsewhere);
    m_window.resize(size.width(), size.height() + m_elsewhere->sizeHint().height());
}

void IncidentScene::show(std::optional<IncidentId> incident)
{
    desk.sync();
    m_window.show();
    m_window.activateWindow();
    if (!QTest::qWaitForWindowActive(&m_window))
        qFatal("the window does not become active");
    m_panel->show(incident);
    QTest::qWait(20);
}

void IncidentScene::focusPanel()
{
    m_panel->setFocus();
}

void IncidentScene::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget* focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : &m_window, key, modifiers);
    QTest::qWait(20);
}

void IncidentScene::type(const QString& text)
{
    QTest::keyClicks(QApplication::focusWidget(), text);
}

QString IncidentScene::texts(const QString& column)
{
    QStringList all;
    for (const auto& item : find<ui::TextColumn>(column).items())
        all << item.spoken();
    return all.join(u'\n');
}

QAction* IncidentScene::menuAct(const QString& menu, const QString& act)
{
    for (QMenu* one : m_window.findChildren<QMenu*>(menu)) {
        if (one->isVisible()) {
            for (QAction* action : one->actions()) {
                if (action->objectName() == act || action->text() == act)
                    return action;
            }
        }
    }
    return nullptr;
}

void IncidentScene::save(const QString& name)
{
    testkit::saveToGallery(*m_panel, name);
}

IncidentId IncidentScene::open(const char* type, Priority priority, const char* place)
{
    OpenIncident command;
    command.type = TypeCode(type);
    command.location = at(place, kInBeat1);
    command.priority = priority;
    must(command);
    return desk.room().last<IncidentOpened>().incident;
}

void IncidentScene::must(const Command& command)
{
    if (const auto done = desk.room().run(command); !done)
        qFatal("%s", refusalSentence(done.refusal()).c_str());
}

void IncidentScene::mustAs(const Seat& seat, const Command& command)
{
    if (const auto done = desk.room().runAs(seat, command); !done)
        qFatal("%s", refusalSentence(done.refusal()).c_str());
}

NoteId IncidentScene::note(IncidentId incident, const std::string& text)
{
    must(AddNote{incident, {}, text, FieldClass::Police, {}});
    return desk.room().last<NoteAdded>().note;
}

void IncidentScene::suggest(IncidentId id, Flag flag, const std::vector<Cue>& counted,
                            const std::vector<Cue>& notCounted, const std::vector<FlagFact>& facts)
{
    const Note& newest = desk.room().incident(id).notes.back();
    CrisisFlagSuggested fact;
    fact.incident = id;
    fact.note = newest.id;
    fact.flag = flag;
    fact.score = static_cast<std::int64_t>(counted.size()) * 100;
    std::string flagged;
    const auto spans = [&](const std::vector<Cue>& cues, std::vector<FlagSpan>& out) {
        for (const Cue& cue : cues) {
            const auto start = newest.text.find(cue.text);
            if (start == std::string::npos)
                qFatal("no such words in the note: %s", cue.text.c_str());
            FlagSpan span;
            span.start = static_cast<std::int64_t>(start);
            span.end = static_cast<std::int64_t>(start + cue.text.size());
            span.text = cue.text;
            span.family = cue.family;
            span.reason = cue.reason;
            out.push_back(span);
        }
    };
    spans(counted, fact.spans);
    spans(notCounted, fact.suppressed);
    for (const Cue& cue : counted)
        flagged += (flagged.empty() ? "" : ", ") + cue.reason;
    fact.reason = "Flagged for: " + flagged + ".";
    if (!notCounted.empty())
        fact.reason += " Not counted: " + notCounted.front().reason + ".";
    fact.facts = facts;
    mustAs(advisorSeat(), SuggestFlag{fact});
}

IncidentId fillDrawing(IncidentScene& scene)
{
    OpenIncident command;
    command.type = TypeCode("SUICTHRT");
    command.location = at("118 Pier Rd", kInBeat1);
    command.location.detail = "apt 3";
    command.location.confidence = Confidence::Exact;
    command.priority = Priority::P1;
    CallDraft brother;
    brother.relation = "Brother";
    brother.callback = "203-555-0147";
    brother.safeContact = SafeContact::TextMessage;
    brother.callerLocation = at("9 Elm Ct");
    command.call = brother;
    command.narrative = "RP STS HIS 22YO BRO IS OFF HIS MEDS X2WKS, NOT SLEEPING, PACING, SAYS "
                        "VOICES TELL HIM TO GO TO THE BRIDGE. HAS A KITCHEN KNIFE IN HAND. RP NOT "
                        "THREATENED HIMSELF. NO ETOH.";
    scene.must(command);
    const IncidentId id = scene.desk.room().last<IncidentOpened>().incident;
    scene.suggest(id, Flag::Yes,
                  {{"OFF HIS MEDS X2WKS", "stopped medication"},
                   {"NOT SLEEPING, PACING", "not sleeping"},
                   {"SAYS VOICES TELL HIM TO GO TO THE BRIDGE", "voices with command, bridge"}},
                  {{"NOT THREATENED HIMSELF", "the caller's own safety"}},
                  {{Fact::Weapon, "in_hand", "KITCHEN KNIFE IN HAND"},
                   {Fact::ThirdPartyCaller, "yes", "RP STS"}});
    scene.desk.pass(Span::seconds(20));
    CallDraft neighbor;
    neighbor.relation = "Neighbor";
    neighbor.callback = "203-555-0188";
    scene.must(TakeCall{id, neighbor, {}});
    Person person;
    person.role = PersonRole::Patient;
    person.description = "Male";
    person.born = "22";
    scene.must(RecordPerson{id, person});
    Caution caution;
    caution.kind = CautionKind::OfficerSafety;
    caution.text = "Hunting rifle in home";
    caution.source = "brother";
    caution.place = command.location;
    caution.reviewAt = scene.desk.now() + Span::hours(24 * 180);
    scene.must(RecordCaution{caution, std::nullopt});
    scene.must(AnswerFact{id, Fact::Weapon, answered("in_hand")});
    scene.must(AnswerFact{id, Fact::Injury, askedNotKnown()});
    scene.desk.pass(Span::seconds(11));
    return id;
}

} // namespace haven::test
