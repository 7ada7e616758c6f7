#include "ui/incident/incident_panel.h"

#include "models/dispatch/board.h"
#include "models/dispatch/nearby.h"
#include "ui/incident/note_text.h"
#include "ui/widgets/words.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QScrollArea>

namespace haven::ui {

namespace {

constexpr int kNotesMax = 40; // the newest; older ones are in the log

QString fromStd(const std::string& text)
{
    return QString::fromUtf8(text.c_str());
}

FlagMark markOf(Flag flag)
{
    switch (flag) {
    case Flag::Unknown:
        return FlagMark::Unknown;
    case Flag::No:
        return FlagMark::No;
    case Flag::Possible:
        return FlagMark::Possible;
    case Flag::Yes:
        return FlagMark::Yes;
    }
    return FlagMark::Unknown;
}

} // namespace

IncidentPanel::IncidentPanel(const ThemeSource& source, Desk& desk,
                             std::function<QString(Instant)> clock, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_clock(std::move(clock))
{
    setObjectName(QStringLiteral("incidentPanel"));
    setAccessibleName(tr("Incident"));
    build();
    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, &IncidentPanel::tick);
    m_timer.start();
    connect(&m_desk, &Desk::changed, this, [this](const ChangeSet& changes) {
        if (m_shown && changes.incidents.count(*m_shown) > 0)
            refresh();
    });
    connect(&m_source, &ThemeSource::changed, this, &IncidentPanel::restyle);
    restyle();
    refresh();
}

QLabel* IncidentPanel::addLabel(QVBoxLayout* column, const QString& name, TypeRole role)
{
    auto* label = new QLabel(this);
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setTextFormat(Qt::RichText);
    label->setTextInteractionFlags(Qt::NoTextInteraction);
    column->addWidget(label);
    m_labels.emplace_back(label, role);
    return label;
}

void IncidentPanel::build()
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* area = new QScrollArea(this);
    area->setObjectName(QStringLiteral("incidentScroll"));
    area->setAccessibleName(tr("Incident details"));
    area->setToolTip(tr("Incident details"));
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* body = new QWidget(area);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(10);
    auto* head = new QHBoxLayout;
    m_priority = new PriorityLabel(m_source, 3, body);
    head->addWidget(m_priority);
    auto* titleColumn = new QVBoxLayout;
    head->addLayout(titleColumn, 1);
    m_title = addLabel(titleColumn, QStringLiteral("incidentTitle"), TypeRole::IncidentTitle);
    auto* waitingColumn = new QVBoxLayout;
    head->addLayout(waitingColumn);
    m_waiting = addLabel(waitingColumn, QStringLiteral("incidentWaiting"), TypeRole::Strong);
    m_waiting->setWordWrap(false);
    column->addLayout(head);
    m_facts = addLabel(column, QStringLiteral("incidentFacts"), TypeRole::Body);
    m_cautions = addLabel(column, QStringLiteral("incidentCautions"), TypeRole::Body);
    buildFlagBox(column);
    m_notes = addLabel(column, QStringLiteral("incidentNotes"), TypeRole::Note);
    column->addStretch(1);
    area->setWidget(body);
    outer->addWidget(area);
}

void IncidentPanel::buildFlagBox(QVBoxLayout* column)
{
    m_flagBox = new QWidget(this);
    auto* box = new QVBoxLayout(m_flagBox);
    box->setContentsMargins(0, 4, 0, 4);
    auto* marks = new QHBoxLayout;
    m_flag = new FlagChip(m_source, FlagMark::Unknown, m_flagBox);
    m_level = new LevelChip(m_source, 3, Asked::No, m_flagBox);
    marks->addWidget(m_flag);
    marks->addWidget(m_level);
    marks->addStretch(1);
    box->addLayout(marks);
    m_flagReason = addLabel(box, QStringLiteral("flagReason"), TypeRole::Body);
    auto* grid = new QGridLayout; // two and two, so that nothing is cut at 490 px
    struct Choice {
        const char* name;
        QString text;
        QKeySequence key;
        FlagDecision decision;
    };
    const std::vector<Choice> choices = {
        {"flagConfirm", tr("Confirm"), QKeySequence(Qt::ALT | Qt::Key_Y), FlagDecision::Confirmed},
        {"flagReject", tr("Not behavioral"), QKeySequence(Qt::ALT | Qt::Key_N),
         FlagDecision::Rejected},
        {"flagUnsure", tr("Unsure"), QKeySequence(Qt::ALT | Qt::Key_U), FlagDecision::Unsure}};
    for (const auto& choice : choices) {
        auto* button = new KeyButton(m_source, choice.text, choice.key, m_flagBox);
        button->setObjectName(QString::fromLatin1(choice.name));
        button->bindWithin(window());
        connect(button, &QPushButton::clicked, this,
                [this, decision = choice.decision] { decide(decision); });
        grid->addWidget(button, grid->count() / 2, grid->count() % 2);
    }
    auto* ask =
        new KeyButton(m_source, tr("Ask clinician"), QKeySequence(Qt::ALT | Qt::Key_C), m_flagBox);
    ask->setObjectName(QStringLiteral("askClinician"));
    ask->setKind(ButtonKind::Behavioral);
    ask->bindWithin(window());
    connect(ask, &QPushButton::clicked, this, [this] {
        if (!m_shown)
            return;
        RequestClinician command;
        command.incident = *m_shown;
        m_desk.submit(command);
    });
    grid->addWidget(ask, 1, 1);
    grid->setColumnStretch(2, 1);
    box->addLayout(grid);
    column->addWidget(m_flagBox);
}

const Incident* IncidentPanel::incident() const
{
    if (!m_shown)
        return nullptr;
    const auto found = m_desk.state().incidents.find(*m_shown);
    return found == m_desk.state().incidents.end() ? nullptr : &found->second;
}

void IncidentPanel::show(std::optional<IncidentId> shown)
{
    m_shown = shown;
    refresh();
}

void IncidentPanel::decide(FlagDecision decision)
{
    if (!m_shown)
        return;
    DecideFlag command;
    command.incident = *m_shown;
    command.decision = decision;
    m_desk.submit(command);
}

void IncidentPanel::refresh()
{
    const Incident* one = incident();
    m_priority->setVisible(one != nullptr);
    m_flagBox->setVisible(one != nullptr);
    if (!one) {
        m_title->setText(tr("No incident is chosen"));
        for (QLabel* label : {m_waiting, m_facts, m_cautions, m_notes})
            label->clear();
        return;
    }
    const BoardRow row = boardRow(*one, m_desk.knowledge().codes, m_desk.now());
    m_priority->setPriority(static_cast<int>(one->priority) + 1);
    m_title->setText(fromStd(row.label).toHtmlEscaped());
    tick();
    const bool isHidden = one->visibility == Visibility::Restricted;
    m_flagBox->setVisible(!isHidden);
    if (isHidden) {
        m_facts->setText(tr("This incident is restricted: only its title is shown."));
        m_cautions->clear();
        m_notes->clear();
        return;
    }
    refreshFacts(*one);
    refreshCautions(*one);
    refreshFlag(*one);
    refreshNotes(*one);
}

void IncidentPanel::refreshFacts(const Incident& one)
{
    QStringList lines;
    const QString where =
        fromStd(one.location.text + (one.location.detail.empty() ? "" : ", ") + one.location.detail)
            .toHtmlEscaped();
    lines += tr("<b>%1</b> %2", "incident number, status")
                 .arg(fromStd(one.number), fromStd(std::string(enumName(incidentStatus(one)))));
    lines +=
        tr("Location <b>%1</b>%2", "place, beat")
            .arg(where, one.location.beat ? tr(", beat %1").arg(fromStd(one.location.beat->value))
                                          : QString());
    for (const auto& call : one.calls) {
        QString caller = fromStd(call.callerName).toHtmlEscaped();
        if (!call.callback.empty())
            caller += QStringLiteral(" ") + fromStd(call.callback).toHtmlEscaped();
        lines += tr("Caller <b>%1</b> at %2", "name and number, time")
                     .arg(caller.isEmpty() ? tr("not given") : caller, m_clock(call.receivedAt));
    }
    for (const auto& person : one.persons)
        lines +=
            tr("Person <b>%1</b> %2", "name, age")
                .arg(fromStd(person.name).toHtmlEscaped(), fromStd(person.born).toHtmlEscaped());
    QStringList units;
    for (const auto& assignment : one.assignments)
        units += fromStd(assignment.unit.value);
    lines += tr("Units <b>%1</b>").arg(units.isEmpty() ? tr("none") : units.join(u", "));
    m_facts->setText(lines.join(QStringLiteral("<br>")));
}

void IncidentPanel::refreshCautions(const Incident& one)
{
    QStringList lines;
    for (const auto& hit : cautionsAt(m_desk.state(), one.location, m_desk.now())) {
        const auto found = m_desk.state().cautions.find(hit.caution);
        if (found == m_desk.state().cautions.end())
            continue;
        const Caution& caution = found->second;
        const QString verified = caution.verification == Verification::Verified
                                     ? tr("verified")
                                     : tr("reported, not verified");
        lines += tr("<b>Caution.</b> %1 Source: %2, %3.", "text, source, whether verified")
                     .arg(fromStd(caution.text).toHtmlEscaped(),
                          fromStd(caution.source).toHtmlEscaped(), verified);
    }
    m_cautions->setVisible(!lines.isEmpty());
    m_cautions->setText(lines.join(QStringLiteral("<br>")));
}

void IncidentPanel::refreshFlag(const Incident& one)
{
    const BoardRow row = boardRow(one, m_desk.knowledge().codes, m_desk.now());
    m_flag->setMark(markOf(row.flag));
    m_level->setVisible(row.level.has_value());
    if (row.level)
        m_level->setLevel(*row.level, row.asked == haven::Asked::Done ? Asked::Yes : Asked::No);
    QStringList lines;
    lines += fromStd(one.flag.reason).toHtmlEscaped();
    if (one.flag.decision)
        lines += tr("%1 decided: %2.", "who, decision")
                     .arg(fromStd(one.flag.decidedBy.value_or(AgentId()).value),
                          fromStd(std::string(enumName(*one.flag.decision))));
    if (!one.level.because.empty())
        lines += tr("Level: %1").arg(fromStd(one.level.because).toHtmlEscaped());
    for (const auto& [fact, suggestion] : one.suggestions)
        lines += tr("The note suggests %1: %2. Confirm or correct it.", "fact, value")
                     .arg(fromStd(std::string(factWord(fact))),
                          fromStd(suggestion.value).toHtmlEscaped());
    lines.removeAll(QString());
    m_flagReason->setText(lines.join(QStringLiteral("<br>")));
}

void IncidentPanel::refreshNotes(const Incident& one)
{
    QStringList lines;
    int count = 0;
    for (auto note = one.notes.rbegin(); note != one.notes.rend() && count < kNotesMax;
         ++note, ++count) {
        if (note->fieldClass == FieldClass::ClinicianOnly)
            continue;
        lines += QStringLiteral("%1 <b>%2</b><br>%3")
                     .arg(m_clock(note->at), fromStd(note->by.value).toHtmlEscaped(),
                          noteHtml(*note, one.flag, m_source.look()));
    }
    m_notes->setText(lines.join(QStringLiteral("<br><br>")));
}

void IncidentPanel::tick()
{
    const Incident* one = incident();
    if (!one)
        return;
    const qint64 seconds = waitingTime(*one, m_desk.now()).wholeSeconds();
    m_waiting->setText(isWaiting(*one) ? tr("%1 waiting").arg(elapsedText(seconds))
                                       : tr("sent after %1").arg(elapsedText(seconds)));
}

void IncidentPanel::restyle()
{
    for (const auto& [label, role] : m_labels)
        label->setFont(m_source.look().font(role));
    QPalette palette = m_cautions->palette();
    palette.setColor(QPalette::WindowText, m_source.look().color(Token::Danger));
    m_cautions->setPalette(palette);
    refresh();
}

} // namespace haven::ui
