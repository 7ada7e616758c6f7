#include "ui/shiftlog/fact_panel.h"

#include "models/dispatch/board.h"
#include "models/items/qt_text.h"
#include "ui/incident/note_text.h"
#include "ui/shiftlog/log_wording.h"
#include "ui/widgets/core_text.h"
#include "ui/widgets/panel_header.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

QStringList marksOf(const LogLine& line)
{
    QStringList words;
    for (const LogMark mark : line.marks)
        words << markWord(mark);
    return words;
}

// "9f31 c2a7 04be": enough to compare by eye.
QString shortHash(const std::string& hex)
{
    constexpr std::size_t kGroup = 4;
    constexpr std::size_t kGroups = 3;
    QStringList groups;
    for (std::size_t i = 0; i < kGroups && (i + 1) * kGroup <= hex.size(); ++i)
        groups << fromStd(hex.substr(i * kGroup, kGroup));
    return groups.join(u' ');
}

} // namespace

FactPanel::FactPanel(const ThemeSource& source, Desk& desk, const WallClock& clock, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_clock(clock),
      m_fact(desk, QStringLiteral("factPanel"), this),
      m_incidents(desk, QStringLiteral("factPanelIncident"), this),
      m_header(new PanelHeader(source, tr("Nothing chosen"), this)),
      m_scroll(new QScrollArea(this)), m_body(new QWidget(m_scroll))
{
    setObjectName(QStringLiteral("factPanel"));
    setAccessibleName(tr("The chosen fact"));
    auto* content = new QVBoxLayout(m_body);
    m_sentence = addLabel(QStringLiteral("factSentence"), TypeRole::Fact, Token::Text);
    m_marks = addLabel(QStringLiteral("factMarks"), TypeRole::Small, Token::LateText);
    m_note = addLabel(QStringLiteral("factNote"), TypeRole::Note, Token::Text);
    m_note->setTextFormat(Qt::RichText);
    m_suppressed = addLabel(QStringLiteral("factNotCounted"), TypeRole::Body, Token::Second);
    m_table = new QWidget(m_body);
    m_rows = new QGridLayout(m_table);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setColumnStretch(1, 1);
    content->addWidget(m_table);
    m_incidentTitle = addLabel(QStringLiteral("factIncidentTitle"), TypeRole::Strong, Token::Text);
    m_incidentText = addLabel(QStringLiteral("factIncident"), TypeRole::Body, Token::Second);
    m_log = new KeyButton(source, tr("Its log"), QKeySequence(Qt::CTRL | Qt::Key_G), m_body);
    m_log->setObjectName(QStringLiteral("factLog"));
    m_log->setHint(tr("Show everything that happened in this incident"));
    m_open = new KeyButton(source, tr("Open"), QKeySequence(Qt::CTRL | Qt::Key_O), m_body);
    m_open->setObjectName(QStringLiteral("factOpen"));
    m_open->setHint(tr("Open this incident on the board"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_log);
    buttons->addWidget(m_open);
    buttons->addStretch(1);
    content->addLayout(buttons);
    m_chain = addLabel(QStringLiteral("factChain"), TypeRole::Note, Token::Quiet);
    content->addStretch(1);
    m_scroll->setObjectName(QStringLiteral("factScroll"));
    m_scroll->setAccessibleName(tr("The chosen fact in full"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(m_body);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_scroll, 1);
    connect(m_log, &QAbstractButton::clicked, this, [this] { Q_EMIT logWanted(m_number); });
    connect(m_open, &QAbstractButton::clicked, this, [this] {
        if (m_incident)
            Q_EMIT incidentOpened(*m_incident);
    });
    restyle();
    connect(&source, &ThemeSource::changed, this, &FactPanel::restyle);
    clear();
}

QLabel* FactPanel::addLabel(const QString& name, TypeRole role, Token token)
{
    auto* label = new QLabel(m_body);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_body->layout()->addWidget(label);
    m_styled.push_back({label, role, token});
    return label;
}

void FactPanel::restyle()
{
    const Look& look = m_source.look();
    for (const Styled& one : m_styled) {
        one.widget->setFont(look.font(one.role));
        QPalette palette = one.widget->palette();
        palette.setColor(QPalette::WindowText, look.color(one.token));
        one.widget->setPalette(palette);
    }
    QPalette chip = m_marks->palette();
    chip.setColor(QPalette::Window, look.color(Token::LateGround));
    m_marks->setPalette(chip);
    m_marks->setAutoFillBackground(true);
    m_marks->setWordWrap(false);
    m_marks->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_marks->setContentsMargins(look.px(6), look.px(2), look.px(6), look.px(2));
    auto* content = static_cast<QVBoxLayout*>(m_body->layout());
    content->setContentsMargins(look.px(14), look.px(14), look.px(14), look.px(14));
    content->setSpacing(look.px(10));
    m_rows->setHorizontalSpacing(look.px(12));
    m_rows->setVerticalSpacing(look.px(4));
    if (m_shown)
        tell(*m_shown);
}

void FactPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    restyle(); // a style sheet takes the fonts of what is put under another parent
}

void FactPanel::addRow(const QString& name, const QString& value)
{
    if (value.isEmpty())
        return;
    const int row = m_rows->rowCount();
    const Look& look = m_source.look();
    const auto put = [&](const QString& text, int at, Token token) {
        auto* label = new QLabel(text, m_table);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(at == 1);
        label->setFont(look.font(TypeRole::Body));
        QPalette palette = label->palette();
        palette.setColor(QPalette::WindowText, look.color(token));
        label->setPalette(palette);
        m_rows->addWidget(label, row, at, Qt::AlignTop);
    };
    put(name, 0, Token::Second);
    put(value, 1, Token::Text);
}

void FactPanel::clear()
{
    m_fact.forget();
    m_incidents.forget();
    m_shown.reset();
    m_number.clear();
    m_incident.reset();
    m_header->setTitle(tr("Nothing chosen"));
    m_header->setNote({});
    m_sentence->setText(tr("Choose a line of the log to see all there is about it."));
    for (QWidget* one :
         {static_cast<QWidget*>(m_marks), static_cast<QWidget*>(m_note),
          static_cast<QWidget*>(m_suppressed), m_table, static_cast<QWidget*>(m_incidentTitle),
          static_cast<QWidget*>(m_incidentText), static_cast<QWidget*>(m_log),
          static_cast<QWidget*>(m_open), static_cast<QWidget*>(m_chain)})
        one->hide();
}

void FactPanel::show(const LogLine* line)
{
    clear();
    if (line == nullptr)
        return;
    FactFound found;
    found.line = *line;
    tell(found);
    m_fact.ask(FactQuery{line->envelope.sequence}, [this](const QueryAnswer& answer) {
        if (const auto* whole = std::get_if<FactFound>(&answer); whole && whole->line)
            tell(*whole);
    });
    if (!line->numbers.empty())
        askIncident(line->numbers.front());
}

void FactPanel::show(const IncidentHit& hit)
{
    clear();
    m_header->setTitle(fromStd(hit.number));
    m_sentence->setText(fromStd(hit.snippet).simplified());
    if (hit.incident) {
        askIncident(hit.number);
        m_incidents.ask(IncidentQuery{*hit.incident}, [this](const QueryAnswer& answer) {
            const auto* found = std::get_if<IncidentFound>(&answer);
            if (found && found->incident)
                tellIncident(*found->incident);
        });
        return;
    }
    m_incidentTitle->setText(tr("Past incident %1, from %2", "a number and the file it came from")
                                 .arg(fromStd(hit.number), fromStd(hit.source)));
    QStringList lines{m_clock.dated(hit.openedAt), fromStd(hit.type), fromStd(hit.place),
                      fromStd(hit.disposition)};
    lines.removeAll(QString());
    m_incidentText->setText(lines.join(u'\n'));
    m_incidentTitle->show();
    m_incidentText->show();
}

void FactPanel::tell(const FactFound& found)
{
    m_shown = found;
    tellLine(*found.line);
    const QString marks = marksOf(*found.line).join(QStringLiteral(", "));
    m_marks->setText(marks);
    m_marks->setVisible(!marks.isEmpty());
    m_note->setText(flagHtml(found));
    m_note->setVisible(found.note.has_value());
    QStringList notCounted;
    if (found.flag) {
        for (const auto& span : found.flag->suppressed)
            notCounted << tr("“%1”: %2", "words of a note, why they do not count")
                              .arg(fromStd(span.text), fromStd(span.reason));
    }
    m_suppressed->setText(tr("Not counted: %1").arg(notCounted.join(QStringLiteral("; "))));
    m_suppressed->setVisible(!notCounted.isEmpty());
    m_chain->setText(
        tr("sha256 %1\nchained to %2").arg(shortHash(found.hash), shortHash(found.previousHash)));
    m_chain->setVisible(!found.hash.empty());
}

void FactPanel::tellLine(const LogLine& line)
{
    const Envelope& envelope = line.envelope;
    m_header->setTitle(
        // As it is typed where an entry is named: "1,234" would be two of them there.
        tr("%1, entry %2", "a time, a number")
            .arg(m_clock.time(envelope.happenedAt), QString::number(envelope.sequence)));
    m_sentence->setText(fromStd(line.text));
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    addRow(tr("Happened"), m_clock.dated(envelope.happenedAt));
    addRow(tr("Recorded"), m_clock.dated(envelope.recordedAt));
    addRow(tr("Done by"), fromStd(line.who));
    if (envelope.recordedBy != envelope.doneBy)
        addRow(tr("Entered by"), fromStd(envelope.recordedBy.value));
    addRow(tr("Position"), fromStd(envelope.position.value));
    QStringList numbers;
    for (const auto& number : line.numbers)
        numbers << fromStd(number);
    addRow(tr("Incident"), numbers.join(QStringLiteral(", ")));
    QStringList units;
    for (const auto& unit : line.units)
        units << fromStd(unit.value);
    addRow(tr("Units"), units.join(QStringLiteral(", ")));
    addRow(tr("Read by"), classWord(line.fieldClass));
    m_table->show();
}

QString FactPanel::flagHtml(const FactFound& found) const
{
    if (!found.flag || !found.note)
        return {};
    FlagState flag;
    flag.note = found.flag->note;
    flag.spans = found.flag->spans;
    flag.suppressed = found.flag->suppressed;
    return noteHtml(*found.note, flag, m_source.look());
}

void FactPanel::askIncident(const std::string& number)
{
    m_number = fromStd(number);
    m_log->show();
    for (const auto& [id, incident] : m_desk.state().incidents) {
        if (incident.number != number)
            continue;
        tellIncident(incident);
        m_incident = id;
        m_open->show();
        return;
    }
}

void FactPanel::tellIncident(const Incident& incident)
{
    const BoardRow row = boardRow(incident, m_desk.knowledge().codes, m_desk.now());
    m_incidentTitle->setText(tr("Incident %1, %2", "a number, what it is")
                                 .arg(fromStd(incident.number), coreWord(row.label)));
    QStringList lines;
    if (!row.place.empty())
        lines << fromStd(row.place);
    lines << tr("%1, opened %2", "a priority, a time")
                 .arg(fromStd(std::string(enumName(row.priority))),
                      m_clock.dated(incident.openedAt));
    if (incident.closedAt)
        lines << tr("Closed %1", "a time").arg(m_clock.dated(*incident.closedAt));
    if (incident.disposition && incident.visibility == Visibility::Normal) {
        const auto* rule = m_desk.knowledge().codes.dispositionFor(incident.disposition->value);
        lines << (rule ? coreWord(rule->label) : fromStd(incident.disposition->value));
    }
    QStringList units;
    for (const auto& unit : row.units)
        units << fromStd(unit.value);
    if (!units.isEmpty())
        lines << tr("Working: %1", "call signs").arg(units.join(QStringLiteral(", ")));
    if (incident.level.level > 0 && incident.visibility == Visibility::Normal)
        lines << tr("Level %1", "behavioral health level").arg(coreList(haven::levelText(row)));
    m_incidentText->setText(lines.join(u'\n'));
    m_incidentTitle->show();
    m_incidentText->show();
}

} // namespace haven::ui
