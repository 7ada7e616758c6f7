#include "ui/incident/incident_panel.h"

#include "models/dispatch/care_rules.h"
#include "models/dispatch/unseen_rules.h"
#include "ui/incident/acts_bar.h"
#include "ui/incident/aid_part.h"
#include "ui/incident/call_part.h"
#include "ui/incident/cautions_part.h"
#include "ui/incident/changes_part.h"
#include "ui/incident/checklist_part.h"
#include "ui/incident/facts_part.h"
#include "ui/incident/flag_part.h"
#include "ui/incident/head_part.h"
#include "ui/incident/note_editor.h"
#include "ui/incident/notes_part.h"
#include "ui/incident/pick_band.h"
#include "ui/incident/plain_label.h"
#include "ui/incident/plans_part.h"
#include "ui/incident/response_part.h"
#include "ui/incident/scrolled_body.h"
#include "ui/incident/timeline_part.h"
#include "ui/incident/units_part.h"
#include "ui/theme/scaled_margins.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/panel_header.h"
#include "ui/widgets/reason_prompt.h"

#include <algorithm>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

constexpr int kOlderWithinPx = 60; // this near the end, older lines are fetched
constexpr int kHoldMs = 200;       // layouts settle within a few turns of the event loop

} // namespace

IncidentPanel::IncidentPanel(const ThemeSource& source, Desk& desk, WallClock clock,
                             QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_clock(std::move(clock)),
      m_asker(desk), m_tools{source, desk, m_asker, m_clock, *this}, m_looker(desk)
{
    setObjectName(QStringLiteral("incidentPanel"));
    setAccessibleName(tr("Incident"));
    build();
    wireParts();
    bindKeys();
    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, &IncidentPanel::tick);
    // Everything that one turn of the event loop brings is one refresh.
    m_refreshing.setSingleShot(true);
    m_refreshing.setInterval(0);
    connect(&m_refreshing, &QTimer::timeout, this, &IncidentPanel::refresh);
    m_holding.setSingleShot(true);
    m_holding.setInterval(kHoldMs);
    connect(&m_desk, &Desk::changed, this, &IncidentPanel::hear);
    connect(&m_desk, &Desk::found, this, &IncidentPanel::hearFound);
    connect(&m_desk, &Desk::seatChanged, this, [this] {
        leaveInside();
        m_refreshing.start();
    });
    connect(&m_looker, &DeskAsker::said, this, &IncidentPanel::said);
    // A late answer to a question before opens nothing, and a refusal ends its question.
    connect(&m_looker, &DeskAsker::settled, this, [this](const std::string& key) {
        m_looked.reset();
        if (m_looking && m_looking->key == key)
            m_looked = std::exchange(m_looking, std::nullopt);
    });
    connect(&m_looker, &DeskAsker::done, this, [this] {
        if (const auto looked = std::exchange(m_looked, std::nullopt)) {
            m_inside = looked->incident;
            refresh();
        }
    });
    connect(&m_asker, &DeskAsker::said, this, &IncidentPanel::said);
    connect(&m_asker, &DeskAsker::asked, this, [this] { tellHeader(incident()); });
    connect(&m_asker, &DeskAsker::settled, this, [this] { tellHeader(incident()); });
    refresh();
}

IncidentPanel::~IncidentPanel() = default;

void IncidentPanel::build()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_header = new PanelHeader(m_source, tr("Incident"), this);
    m_header->setObjectName(QStringLiteral("incidentHeader"));
    m_header->setMinimumWidth(1); // its words follow the width, not the width its words
    m_parked = new KeyButton(m_source, {}, {}, m_header);
    m_parked->setObjectName(QStringLiteral("parkedCalls"));
    m_header->addRightButton(m_parked);
    connect(m_parked, &QPushButton::clicked, this, &IncidentPanel::parkedRequested);
    setParked(0);
    column->addWidget(m_header);
    m_area = new QScrollArea(this);
    m_area->setObjectName(QStringLiteral("incidentScroll"));
    m_area->setAccessibleName(tr("Incident details"));
    m_area->setToolTip({});
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setMinimumHeight(24); // a question at the foot may need nearly all of a low window
    auto* body = new ScrolledBody(m_area->viewport());
    body->setObjectName(QStringLiteral("incidentBody"));
    auto* parts = new QVBoxLayout(body);
    buildBody(parts);
    m_area->setWidget(body);
    column->addWidget(m_area, 1);
    buildFoot(column);
    setFocusProxy(m_area);
}

void IncidentPanel::buildBody(QVBoxLayout* column)
{
    QWidget* body = column->parentWidget();
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(10);
    m_head = new HeadPart(m_tools, body);
    m_notice = new PlainLabel(m_source, TypeRole::Body, Token::Second, body);
    m_notice->setObjectName(QStringLiteral("incidentNotice"));
    m_changes = new ChangesPart(m_tools, body);
    m_units = new UnitsPart(m_tools, body);
    m_aid = new AidPart(m_tools, body);
    m_cautions = new CautionsPart(m_tools, CautionsShown::First, body);
    m_plans = new PlansPart(m_tools, body);
    m_plans->bindWithin(this);
    m_moreCautions = new CautionsPart(m_tools, CautionsShown::Others, body);
    m_notes = new NotesPart(m_tools, body);
    m_flag = new FlagPart(m_tools, body);
    m_facts = new FactsPart(m_tools, body);
    m_response = new ResponsePart(m_tools, body);
    m_checklist = new ChecklistPart(m_tools, body);
    m_timeline = new TimelinePart(m_tools, body);
    m_call = new CallPart(m_tools, body);
    m_call->bindWithin(this);
    m_parts = {m_changes,      m_units, m_call,  m_cautions, m_aid,       m_plans,   m_notes,
               m_moreCautions, m_flag,  m_facts, m_response, m_checklist, m_timeline};
    column->addWidget(m_head);
    column->addWidget(m_notice);
    for (IncidentPart* part : m_parts)
        column->addWidget(part);
    column->addStretch(1);
}

void IncidentPanel::buildFoot(QVBoxLayout* column)
{
    m_prompt = new ReasonPrompt(m_source, this);
    m_pick = new PickBand(m_source, this);
    auto* writing = new QHBoxLayout;
    scaleMargins(m_source, writing, {12, 6, 12, 0});
    m_editor = new NoteEditor(m_tools, this);
    writing->addWidget(m_editor);
    m_acts = new IncidentActs(m_tools, this);
    m_bar = new ActsBar(m_source, *m_acts, this);
    column->addWidget(m_prompt);
    column->addWidget(m_pick);
    column->addLayout(writing);
    column->addWidget(m_bar);
}

void IncidentPanel::wireParts()
{
    connect(m_prompt, &ReasonPrompt::reasonGiven, this, [this](const QString& reason) {
        if (const auto done = std::exchange(m_reasonDone, nullptr))
            done(reason);
    });
    connect(m_prompt, &ReasonPrompt::left, this, [this] { m_reasonDone = nullptr; });
    connect(m_notes, &NotesPart::correctionRequested, this, &IncidentPanel::correctNote);
    connect(m_pick, &PickBand::turned, this, &IncidentPanel::showActs);
    connect(m_editor, &NoteEditor::said, this, &IncidentPanel::said);
    connect(m_plans, &PlansPart::said, this, &IncidentPanel::said);
    connect(m_head, &HeadPart::callActsRequested, m_call, &CallPart::openActs);
    connect(m_editor, &NoteEditor::left, this, [this] { m_area->setFocus(Qt::OtherFocusReason); });
    connect(m_acts, &IncidentActs::detailsRequested, this, &IncidentPanel::detailsRequested);
    connect(m_acts, &IncidentActs::furtherCallRequested, this,
            &IncidentPanel::furtherCallRequested);
    connect(m_acts, &IncidentActs::lookRequested, this, &IncidentPanel::lookInside);
    connect(m_flag, &FlagPart::correctionRequested, m_facts, &FactsPart::open);
    connect(m_checklist, &ChecklistPart::checklistRequested, this,
            &IncidentPanel::checklistRequested);
    connect(m_facts, &FactsPart::revealed, this, [this](QWidget* widget) {
        const QPointer<QWidget> shown(widget);
        QMetaObject::invokeMethod(
            this,
            [this, shown] {
                if (shown)
                    m_area->ensureWidgetVisible(shown, 0, 8);
            },
            Qt::QueuedConnection);
    });
    // The range changes after everything has its new place.
    connect(m_area->verticalScrollBar(), &QScrollBar::rangeChanged, this,
            &IncidentPanel::keepPlace);
    // Whoever scrolls has chosen another place.
    connect(m_area->verticalScrollBar(), &QScrollBar::actionTriggered, this,
            [this] { m_holding.stop(); });
    connect(m_area->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (value > 0 && value >= m_area->verticalScrollBar()->maximum() - kOlderWithinPx)
            m_timeline->showOlder();
    });
}

const Incident* IncidentPanel::incident() const
{
    if (!m_shown)
        return nullptr;
    const auto found = m_desk.state().incidents.find(*m_shown);
    if (found != m_desk.state().incidents.end())
        return &found->second;
    return m_cold && m_cold->id == *m_shown ? &*m_cold : nullptr;
}

const Incident* IncidentPanel::readable()
{
    const Incident* one = incident();
    if (!one)
        return nullptr;
    if (one->visibility == Visibility::Normal) {
        m_inside.reset(); // restricted anew it is opened anew
        return one;
    }
    m_insideCopy.reset();
    if (m_inside != one->id || !mayReadRestricted(m_desk.seat().roles))
        return nullptr;
    m_insideCopy = *one;
    m_insideCopy->visibility = Visibility::Normal;
    return &*m_insideCopy;
}

// It is shown once the look is on the log, and not before.
void IncidentPanel::lookInside(IncidentId id, const QString& reason)
{
    RecordViewed viewed;
    viewed.kind = ViewedKind::RestrictedIncident;
    viewed.incident = id;
    viewed.reason = reason.toStdString();
    m_looking = Looking{std::to_string(++m_looks), id};
    m_looker.ask(RecordView{std::move(viewed)}, m_looking->key);
}

void IncidentPanel::leaveInside()
{
    m_looking.reset();
    m_looked.reset();
    m_inside.reset();
    m_insideCopy.reset();
}

Standing IncidentPanel::standing() const
{
    const bool isHot = m_shown && m_desk.state().incidents.count(*m_shown) > 0;
    return isHot || !m_shown ? Standing::Live : Standing::ReadOnly;
}

void IncidentPanel::show(std::optional<IncidentId> shown)
{
    if (shown == m_shown)
        return;
    // A question about the incident before must not be answered for this one.
    dropQuestions();
    m_holding.stop();
    m_shown = shown;
    m_cold.reset();
    m_isMissing = false;
    leaveInside();
    refresh();
    m_holding.stop();
    m_area->verticalScrollBar()->setValue(0);
}

void IncidentPanel::setLook(const LastLook* look)
{
    m_look = look;
    connect(look, &LastLook::changesTold, this, [this](IncidentId incident) {
        if (m_shown == incident)
            m_refreshing.start();
    });
}

// In a very low panel the buttons give a question their room.
void IncidentPanel::showActs()
{
    m_bar->setVisible(m_hasActs && !m_pick->needsAllRoom());
}

void IncidentPanel::dropQuestions()
{
    m_reasonDone = nullptr;
    m_prompt->leave();
    m_pick->leave();
}

void IncidentPanel::hear(const ChangeSet& changes)
{
    const Incident* one = incident();
    const bool isMine = m_shown && changes.incidents.count(*m_shown) > 0;
    const bool hasUnit =
        one && std::any_of(one->assignments.begin(), one->assignments.end(),
                           [&](const Assignment& a) { return changes.units.count(a.unit) > 0; });
    if (isMine || hasUnit || !changes.cautions.empty() || changes.isRosterChanged)
        m_refreshing.start();
}

void IncidentPanel::hearFound(const QString& asker, quint64 generation, const QueryAnswer& answer)
{
    const auto* found = std::get_if<IncidentFound>(&answer);
    if (asker != objectName() || generation != m_generation || !found)
        return;
    m_cold = found->incident;
    m_isMissing = !found->incident;
    refresh();
}

void IncidentPanel::refresh()
{
    m_refreshing.stop();
    holdPlace();
    const Incident* one = incident();
    if (m_shown && !one && !m_isMissing)
        m_desk.ask(IncidentQuery{*m_shown}, objectName(), ++m_generation);
    const Standing how = standing();
    // A restricted one shows its title only, until it is opened with a reason.
    const Incident* open = readable();
    const auto changes = m_look && open ? m_look->changesOf(open->id) : std::vector<SeenChange>();
    m_head->setChanges(changes);
    m_changes->setChanges(changes);
    m_head->setIncident(open ? open : one, how);
    tellHeader(one);
    tellNotice(one);
    const auto closed = closedParts();
    for (IncidentPart* part : m_parts)
        part->setIncident(closed.count(part) > 0 ? nullptr : open, how);
    m_editor->setIncident(open);
    m_editor->setVisible(open != nullptr);
    m_acts->setIncident(one, how);
    m_hasActs = one != nullptr;
    showActs();
    settle();
}

// Whoever keeps accounts and nothing else is told of nobody's health.
std::set<IncidentPart*> IncidentPanel::closedParts() const
{
    if (mayReadCare(m_desk.seat().roles))
        return {};
    return {m_plans, m_flag, m_facts, m_response, m_checklist};
}

void IncidentPanel::tick()
{
    const Incident* one = incident();
    if (!one)
        return;
    const Instant now = m_desk.now();
    m_head->tick(*one, now);
    const Incident* open = readable();
    if (!open)
        return;
    const auto closed = closedParts();
    for (IncidentPart* part : m_parts) {
        if (closed.count(part) == 0)
            part->tick(*open, now);
    }
}

void IncidentPanel::correctNote(qint64 id)
{
    const Incident* one = incident();
    if (!one)
        return;
    for (const Note& note : one->notes) {
        if (note.id.value == id)
            m_editor->startCorrecting(note, m_clock.time(note.at));
    }
}

void IncidentPanel::askReason(const QString& question, std::function<void(const QString&)> done)
{
    m_pick->leave();
    m_prompt->ask(question);
    m_reasonDone = std::move(done);
}

void IncidentPanel::pick(Pick pick)
{
    m_reasonDone = nullptr;
    m_prompt->leave();
    m_pick->ask(std::move(pick));
}

void IncidentPanel::startLine(const QString& line)
{
    Q_EMIT requestLine(line);
}

} // namespace haven::ui
