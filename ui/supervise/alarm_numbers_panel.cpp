#include "ui/supervise/alarm_numbers_panel.h"

#include "models/items/qt_text.h"
#include "ui/supervise/standard_bars.h"
#include "ui/widgets/core_text.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/panel_header.h"
#include "ui/widgets/reading_list.h"
#include "ui/widgets/wait_line.h"

#include <algorithm>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

enum PartIndex : std::size_t { kMeasures, kPriorities, kSources, kFloods };

// Of the mix only the share is a bar: three that add up to all.
bool isOfTheMix(const AlarmMeasure& measure)
{
    return measure.key == "high" || measure.key == "medium" || measure.key == "low";
}

std::int64_t mixCount(const AlarmNumbers& numbers, const AlarmMeasure& measure)
{
    if (measure.key == "high")
        return numbers.byPriority[static_cast<std::size_t>(AlarmPriority::High)];
    return measure.key == "medium"
               ? numbers.byPriority[static_cast<std::size_t>(AlarmPriority::Medium)]
               : numbers.byPriority[static_cast<std::size_t>(AlarmPriority::Low)];
}

} // namespace

AlarmNumbersPanel::AlarmNumbersPanel(const ThemeSource& source, Desk& desk, WallClock clock,
                                     QWidget* parent)
    : QWidget(parent), m_source(source), m_answer(desk, QStringLiteral("alarmNumbers")),
      m_desk(desk), m_clock(std::move(clock)),
      m_header(new PanelHeader(source, tr("Alarms in numbers"), this)), m_body(new QWidget(this))
{
    setObjectName(QStringLiteral("alarmNumbersPanel"));
    setAccessibleName(tr("Alarms in numbers"));
    // Escape is the workspace's own key to the log, wherever in it one is.
    auto* back = new KeyButton(source, tr("Back to the log"), {}, this);
    back->setObjectName(QStringLiteral("alarmNumbersBack"));
    back->setHint(tr("Back to the log; so does Escape"));
    back->setButtonSize(ButtonSize::Header);
    connect(back, &QAbstractButton::clicked, this, &AlarmNumbersPanel::left);
    m_header->addRightButton(back);
    new QVBoxLayout(m_body);
    m_parts.push_back(addPart(QStringLiteral("alarmMeasures"), tr("This shift against ISA-18.2")));
    m_parts.push_back(addPart(QStringLiteral("alarmMix"), tr("How urgent they were")));
    m_parts.push_back(addPart(QStringLiteral("alarmSources"), tr("Most often")));
    m_parts.push_back(addPart(QStringLiteral("alarmFloods"), tr("Floods, and what came first")));
    m_foot = new QLabel(m_body);
    m_foot->setObjectName(QStringLiteral("alarmFoot"));
    m_foot->setTextFormat(Qt::PlainText);
    m_foot->setWordWrap(true);
    m_body->layout()->addWidget(m_foot);
    static_cast<QVBoxLayout*>(m_body->layout())->addStretch(1);
    m_scroll = new ReadingScroll(QStringLiteral("alarmNumbersScroll"),
                                 tr("Alarms in numbers, arrows scroll"), m_body, this);
    m_scroll->setToolTip(tr("Arrow keys, Page Down and End scroll, Escape goes back to the log"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* wait =
        new WaitLine(source, tr("Counting the alarms"), QStringLiteral("alarmNumbersWait"), this);
    wait->follow(m_answer);
    column->addWidget(m_header);
    column->addWidget(wait);
    column->addWidget(m_scroll, 1);
    setFocusProxy(m_scroll);
    connect(&source, &ThemeSource::changed, this, &AlarmNumbersPanel::restyle);
    restyle();
}

AlarmNumbersPanel::Part AlarmNumbersPanel::addPart(const QString& name, const QString& title)
{
    Part part{new QLabel(title, m_body), new StandardBars(m_source, m_body)};
    part.title->setTextFormat(Qt::PlainText);
    part.bars->setObjectName(name);
    part.bars->setAccessibleName(title);
    m_body->layout()->addWidget(part.title);
    m_body->layout()->addWidget(part.bars);
    return part;
}

void AlarmNumbersPanel::setPeriod(Instant from, std::optional<Instant> to, const QString& words)
{
    m_from = from;
    m_to = to;
    m_words = words;
    if (isVisible())
        ask();
}

void AlarmNumbersPanel::ask()
{
    m_header->setNote(m_words);
    m_answer.ask(AlarmNumbersQuery{m_from, m_to.value_or(m_desk.now())},
                 [this](const QueryAnswer& answer) {
                     const auto* found = std::get_if<AlarmNumbers>(&answer);
                     if (found == nullptr)
                         return;
                     m_numbers = *found;
                     tell();
                 });
}

void AlarmNumbersPanel::tell()
{
    std::vector<StandardRow> measures;
    std::vector<StandardRow> mix;
    for (const AlarmMeasure& measure : alarmMeasures(m_numbers)) {
        StandardRow row;
        row.label = coreText(measure.words);
        row.words = measure.isFine
                        ? fromStd(measure.value)
                        : tr("%1, beyond the standard", "a number").arg(fromStd(measure.value));
        if (isOfTheMix(measure))
            row.share = {mixCount(m_numbers, measure), m_numbers.raised};
        (isOfTheMix(measure) ? mix : measures).push_back(std::move(row));
    }
    std::vector<StandardRow> sources;
    for (const AlarmSource& source : m_numbers.sources) {
        StandardRow row;
        row.label = coreText(sourceWords(source));
        row.words = QString::number(source.times);
        row.share = {source.times, m_numbers.sources.front().times};
        sources.push_back(std::move(row));
    }
    std::vector<StandardRow> floods;
    for (const AlarmFlood& flood : m_numbers.floods) {
        StandardRow row;
        row.label = tr("%1: %2", "when, what came first")
                        .arg(m_clock.time(flood.from), coreText(firstWords(flood)));
        row.words = tr("%1 alarms", "in a flood").arg(flood.count);
        floods.push_back(std::move(row));
    }
    m_parts[kMeasures].bars->setRows(std::move(measures));
    m_parts[kPriorities].bars->setRows(std::move(mix));
    for (const PartIndex index : {kSources, kFloods}) {
        auto& rows = index == kSources ? sources : floods;
        const bool isThere = !rows.empty();
        m_parts[index].title->setVisible(isThere);
        m_parts[index].bars->setVisible(isThere);
        m_parts[index].bars->setRows(std::move(rows));
    }
    StandardBars::Columns columns;
    for (const Part& part : m_parts) {
        columns.label = std::max(columns.label, part.bars->needed().label);
        columns.value = std::max(columns.value, part.bars->needed().value);
    }
    for (const Part& part : m_parts)
        part.bars->align(columns);
    QString foot =
        tr("One person answers about one alarm in ten minutes well and two at most. "
           "What needs no answer should be no alarm: a kind that nobody answers, or that "
           "comes and goes, wants another limit.");
    if (m_numbers.isCut)
        foot +=
            QLatin1Char(' ') + tr("There are more facts than are counted. Choose a shorter time.");
    m_foot->setText(foot);
}

void AlarmNumbersPanel::restyle()
{
    const Look& look = m_source.look();
    m_body->layout()->setContentsMargins(look.px(18), look.px(12), look.px(18), look.px(12));
    m_body->layout()->setSpacing(look.px(8));
    const auto paint = [&](QLabel* label, TypeRole role, Token token) {
        label->setFont(look.font(role));
        QPalette palette = label->palette();
        palette.setColor(QPalette::WindowText, look.color(token));
        label->setPalette(palette);
    };
    for (const Part& part : m_parts)
        paint(part.title, TypeRole::Strong, Token::Text);
    paint(m_foot, TypeRole::Column, Token::Second);
}

void AlarmNumbersPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    restyle(); // a style sheet takes the fonts of what is put under another parent
    ask();
}

} // namespace haven::ui
