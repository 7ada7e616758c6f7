#include "ui/incident/aid_part.h"

#include "models/dispatch/aid_rules.h"
#include "models/items/qt_text.h"
#include "ui/incident/incident_words.h"
#include "ui/incident/plain_label.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/wrap_layout.h"

#include <QVBoxLayout>

namespace haven::ui {

namespace {

QString aidStepText(AidStage stage)
{
    switch (stage) {
    case AidStage::Asked:
        return AidPart::tr("Asked");
    case AidStage::Accepted:
        return AidPart::tr("They accept, and say when they come");
    case AidStage::Rolling:
        return AidPart::tr("They are on the way");
    case AidStage::Arrived:
        return AidPart::tr("They are there");
    case AidStage::Finished:
        return AidPart::tr("They are finished");
    case AidStage::Refused:
        return AidPart::tr("They refuse, and why");
    case AidStage::NoAnswer:
        return AidPart::tr("Nobody answers");
    case AidStage::Canceled:
        return AidPart::tr("Call them off, and why");
    }
    return {};
}

// What is asked for is the agency's word; of whom, a person typed.
QString aidNameText(const AidRequest& one)
{
    const QString what = coreListLine(one.label);
    return one.whom.empty() ? what : what + QStringLiteral(", ") + oneLine(one.whom);
}

// "2  Tow truck, Harbor Towing: accepted, there in 7 min"
QString aidRowText(const AidRequest& one, const AidTable& table, Instant now)
{
    const QString phone = one.phone.empty() ? QString() : QStringLiteral("  ") + oneLine(one.phone);
    return AidPart::tr("%1  %2: %3%4", "number, what and whom, how it stands, telephone")
        .arg(one.number)
        .arg(aidNameText(one), coreListLine(aidStanding(one, table, now)), phone);
}

} // namespace

AidPart::AidPart(const PartTools& tools, QWidget* parent)
    : IncidentPart(tools, parent), m_column(new QVBoxLayout(this)),
      m_title(new PlainLabel(tools.source, TypeRole::Strong, Token::Text, this)),
      m_lines(new QVBoxLayout), m_buttons(new WrapLayout)
{
    setObjectName(QStringLiteral("aidPart"));
    setAccessibleName(tr("Asked of others"));
    m_title->setObjectName(QStringLiteral("aidTitle"));
    m_title->say(tr("Asked of others"));
    m_column->addWidget(m_title);
    m_column->addLayout(m_lines);
    m_column->addLayout(m_buttons);
    m_step = addButton(m_buttons, "aidStep", tr("Record a step…"),
                       tr("Accepted, on the way, there, finished, refused, no answer, called off"));
    m_others = addButton(m_buttons, "aidOthers", tr("Ask others…"),
                         tr("Ask another agency for help, or the next company in turn"));
    connect(m_step, &QPushButton::clicked, this, &AidPart::askStep);
    connect(m_others, &QPushButton::clicked, this, &AidPart::askOthers);
    connect(&tools.source, &ThemeSource::changed, this, &AidPart::restyle);
    restyle();
    hide();
}

KeyButton* AidPart::addButton(WrapLayout* row, const char* name, const QString& text,
                              const QString& hint)
{
    auto* button = new KeyButton(tools().source, text, {}, this);
    button->setObjectName(QString::fromLatin1(name));
    button->setButtonSize(ButtonSize::Header);
    button->setHint(hint);
    row->addWidget(button);
    return button;
}

void AidPart::restyle()
{
    const Look& sizes = look();
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(sizes.px(4));
    m_lines->setSpacing(sizes.px(2));
    m_buttons->setGaps(sizes.px(6), sizes.px(4));
}

const Incident* AidPart::incident() const
{
    return hotIncident(state(), m_incident);
}

void AidPart::setIncident(const Incident* incident, Standing standing)
{
    m_incident = incident ? std::optional(incident->id) : std::nullopt;
    const bool isThere = incident && !incident->aid.empty();
    setVisible(isThere);
    if (!isThere)
        return;
    const bool mayWork = standing == Standing::Live && incident->stage != IncidentStage::Closed;
    m_step->setVisible(mayWork && openAidCount(*incident) > 0);
    m_others->setVisible(mayWork);
    tellRows(*incident, tools().desk.now());
}

void AidPart::tick(const Incident& incident, Instant now)
{
    if (!isHidden())
        tellRows(incident, now);
}

void AidPart::tellRows(const Incident& incident, Instant now)
{
    const AidTable& table = tools().desk.knowledge().codes.aid;
    while (m_rows.size() < incident.aid.size()) {
        auto* row = new PlainLabel(tools().source, TypeRole::Body, Token::Text, this);
        row->setObjectName(QStringLiteral("aidRow%1").arg(m_rows.size() + 1));
        row->setWordWrap(true);
        m_lines->addWidget(row);
        m_rows.push_back(row);
    }
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const bool isShown = i < incident.aid.size();
        m_rows[i]->say(isShown ? aidRowText(incident.aid[i], table, now) : QString());
        if (!isShown)
            continue;
        const auto due = aidDueAt(incident.aid[i], table);
        const bool isLate = due && *due <= now;
        m_rows[i]->setColor(isLate                       ? Token::Danger
                            : isAidOpen(incident.aid[i]) ? Token::Text
                                                         : Token::Second);
    }
}

void AidPart::askStep()
{
    const Incident* one = incident();
    if (!one || openAidCount(*one) == 0)
        return;
    const IncidentId id = one->id;
    Pick pick;
    pick.question = tr("Which request?");
    const AidTable& table = tools().desk.knowledge().codes.aid;
    for (const AidRequest& request : one->aid) {
        if (isAidOpen(request))
            pick.choices.push_back({QString::number(request.number), aidNameText(request),
                                    oneLine(aidStanding(request, table, tools().desk.now()))});
    }
    if (pick.choices.size() == 1) {
        askStepOf(id, pick.choices.front().key.toLongLong());
        return;
    }
    pick.done = [this, id](const QString& key, const QString&) { askStepOf(id, key.toLongLong()); };
    tools().asks.pick(std::move(pick));
}

void AidPart::askStepOf(IncidentId id, std::int64_t request)
{
    const auto found = state().incidents.find(id);
    const AidRequest* one =
        found == state().incidents.end() ? nullptr : aidNumbered(found->second, request);
    if (!one)
        return;
    Pick pick;
    pick.question = tr("How does it go? %1", "what was asked of whom").arg(aidNameText(*one));
    for (std::size_t i = 0; i < enumNames(AidStage{}).size(); ++i) {
        const auto stage = static_cast<AidStage>(i);
        if (mayAidBecome(one->stage, stage))
            pick.choices.push_back({QString::number(i), aidStepText(stage), {}});
    }
    pick.done = [this, id, request](const QString& key, const QString&) {
        askDetail(id, request, static_cast<AidStage>(key.toInt()));
    };
    tools().asks.pick(std::move(pick));
}

// Minutes where they come, the reason where they do not; the rest is recorded at once.
void AidPart::askDetail(IncidentId id, std::int64_t request, AidStage stage)
{
    AnswerAid command;
    command.incident = id;
    command.request = request;
    command.stage = stage;
    if (stage == AidStage::Accepted) {
        tools().asks.askReason(tr("In how many minutes are they there? 0: they did not say"),
                               [this, command, id](const QString& words) mutable {
                                   bool isNumber = false;
                                   const int minutes = words.trimmed().toInt(&isNumber);
                                   if (isNumber && minutes > 0)
                                       command.minutes = minutes;
                                   else if (!isNumber)
                                       command.words = words.toStdString();
                                   tools().ask(command, id);
                               });
        return;
    }
    if (stage == AidStage::Refused || stage == AidStage::Canceled) {
        tools().asks.askReason(tr("Why?"), [this, command, id](const QString& words) mutable {
            command.words = words.toStdString();
            tools().ask(command, id);
        });
        return;
    }
    tools().ask(command, id);
}

void AidPart::askOthers()
{
    const Incident* one = incident();
    if (!one)
        return;
    const IncidentId id = one->id;
    Pick pick;
    pick.question = tr("Ask whom for help?");
    for (const AidKind& kind : tools().desk.knowledge().codes.aid.kinds) {
        const auto list = rotationFor(state(), *one, {kind.code, {}, {}});
        const RotationMember* next = list ? nextInTurn(**list, *one) : nullptr;
        if (next)
            pick.choices.push_back(
                {QStringLiteral("turn:") + typedFromStd(kind.code),
                 tr("%1: next in turn", "a kind of help").arg(coreLine(kind.label)),
                 oneLine(next->company + " " + next->phone)});
        pick.choices.push_back(
            {typedFromStd(kind.code), coreLine(kind.label), coreLine(kind.whom)});
    }
    pick.done = [this, id](const QString& key, const QString&) {
        const QString turn = QStringLiteral("turn:");
        if (!key.startsWith(turn)) {
            askWhom(id, key.toStdString());
            return;
        }
        AskInTurn command;
        command.incident = id;
        command.kind = key.mid(turn.size()).toStdString();
        tools().ask(command, id);
    };
    tools().asks.pick(std::move(pick));
}

void AidPart::askWhom(IncidentId id, const std::string& kind)
{
    AskAid command;
    command.incident = id;
    command.kind = kind;
    const AidKind* known = tools().desk.knowledge().codes.aid.kindFor(kind);
    if (known && !known->whom.empty()) {
        tools().ask(command, id);
        return;
    }
    tools().asks.askReason(tr("Whom do you ask?"),
                           [this, command, id](const QString& words) mutable {
                               command.whom = words.toStdString();
                               tools().ask(command, id);
                           });
}

} // namespace haven::ui
