#include "ui/supervise/numbers_panel.h"

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

// The words are those of the report, so that screen and paper say the same.
StandardRow rowOf(const NumberLine& line, std::int64_t most)
{
    StandardRow row;
    row.label = coreText(line.words);
    row.words = coreText(numberWords(line));
    if (line.of)
        row.share = {line.count, *line.of};
    else if (!line.time && !line.isHidden)
        row.share = {line.count, most};
    return row;
}

} // namespace

NumbersPanel::NumbersPanel(const ThemeSource& source, Desk& desk, QWidget* parent)
    : QWidget(parent), m_source(source), m_answer(desk, QStringLiteral("crisisNumbers")),
      m_desk(desk), m_header(new PanelHeader(source, tr("Behavioral health in numbers"), this)),
      m_quarter(new KeyButton(source, tr("Last quarter"), QKeySequence(Qt::ALT | Qt::Key_Q), this)),
      m_body(new QWidget(this)), m_foot(new QLabel(m_body))
{
    setObjectName(QStringLiteral("numbersPanel"));
    setAccessibleName(tr("Behavioral health in numbers"));
    auto* back = new KeyButton(source, tr("Back to the log"), QKeySequence(Qt::Key_Escape), this);
    back->setObjectName(QStringLiteral("numbersBack"));
    back->setButtonSize(ButtonSize::Header);
    connect(back, &QAbstractButton::clicked, this, &NumbersPanel::left);
    m_quarter->setObjectName(QStringLiteral("numbersQuarter"));
    m_quarter->setCheckable(true);
    m_quarter->setHint(tr("The last whole quarter of the year; only there race and sex are told"));
    connect(m_quarter, &QAbstractButton::toggled, this, &NumbersPanel::ask);
    m_header->addRightButton(m_quarter);
    m_header->addRightButton(back);
    auto* rows = new QVBoxLayout(m_body);
    m_foot->setObjectName(QStringLiteral("numbersFoot"));
    m_foot->setTextFormat(Qt::PlainText);
    m_foot->setWordWrap(true);
    rows->addWidget(m_foot);
    rows->addStretch(1);
    m_scroll = new ReadingScroll(QStringLiteral("numbersScroll"),
                                 tr("Behavioral health in numbers, arrows scroll"), m_body, this);
    m_scroll->setToolTip(tr("Arrow keys, Page Down and End scroll, Escape goes back to the log"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* wait = new WaitLine(source, tr("Counting"), QStringLiteral("numbersWait"), this);
    wait->follow(m_answer);
    column->addWidget(m_header);
    column->addWidget(wait);
    column->addWidget(m_scroll, 1);
    setFocusProxy(m_scroll);
    connect(&source, &ThemeSource::changed, this, &NumbersPanel::restyle);
    restyle();
}

void NumbersPanel::setPeriod(Instant from, std::optional<Instant> to, const QString& words)
{
    m_from = from;
    m_to = to;
    m_words = words;
    if (isVisible())
        ask();
}

QString NumbersPanel::periodWords() const
{
    if (!isQuarterShown())
        return m_words;
    return m_numbers.quarter.empty()
               ? tr("the last whole quarter")
               : tr("the last whole quarter, %1", "2026-Q3").arg(fromStd(m_numbers.quarter));
}

bool NumbersPanel::isQuarterShown() const
{
    return m_quarter->isChecked();
}

void NumbersPanel::ask()
{
    const auto period = isQuarterShown() ? NumbersPeriod::LastQuarter : NumbersPeriod::Given;
    m_header->setNote(isQuarterShown() ? tr("the last whole quarter") : m_words);
    m_answer.ask(CrisisNumbersQuery{m_from, m_to.value_or(m_desk.now()), period},
                 [this](const QueryAnswer& answer) {
                     const auto* found = std::get_if<CrisisNumbers>(&answer);
                     if (found == nullptr)
                         return;
                     m_numbers = *found;
                     tell();
                 });
}

NumbersPanel::Group& NumbersPanel::groupOf(NumberGroup group)
{
    const auto known = m_groups.find(group);
    if (known != m_groups.end())
        return known->second;
    const QString name = fromStd(enumName(group));
    Group made{new QLabel(coreWord(groupWords(group)), m_body), new StandardBars(m_source, m_body)};
    made.title->setTextFormat(Qt::PlainText);
    made.bars->setObjectName(QStringLiteral("numbers") + name);
    made.bars->setAccessibleName(made.title->text());
    auto* rows = static_cast<QVBoxLayout*>(m_body->layout());
    const int foot = rows->indexOf(m_foot);
    rows->insertWidget(foot, made.title);
    rows->insertWidget(foot + 1, made.bars);
    Group& kept = m_groups.emplace(group, made).first->second;
    restyle();
    return kept;
}

void NumbersPanel::tell()
{
    m_header->setNote(periodWords());
    QString foot = tr("These are counts. What they mean, and what they saved, they do not say. "
                      "Race and sex are as perceived by who was there.");
    if (m_numbers.perceived != PerceivedTables::Told)
        foot += QLatin1Char(' ') + coreText(perceivedWords(m_numbers.perceived));
    const auto& all = m_numbers.lines;
    if (std::any_of(all.begin(), all.end(), [](const NumberLine& line) { return line.isHidden; }))
        foot +=
            QLatin1Char(' ') + tr("What is hidden would tell of fewer than %1 people, by itself or "
                                  "with the other numbers.")
                                   .arg(kSmallCell);
    if (m_numbers.isCut)
        foot +=
            QLatin1Char(' ') + tr("There are more facts than are counted. Choose a shorter time.");
    m_foot->setText(foot);
    std::map<NumberGroup, std::vector<const NumberLine*>> lines;
    for (const NumberLine& line : m_numbers.lines)
        lines[line.group].push_back(&line);
    StandardBars::Columns columns;
    for (const auto& [group, of] : lines) {
        std::int64_t most = 0;
        for (const NumberLine* line : of)
            most = std::max(most, line->of || line->time ? 0 : line->count);
        // Of the law's tables only what there is: most of their cells are empty.
        const bool isSparse = group == NumberGroup::Race || group == NumberGroup::Sex;
        std::vector<StandardRow> rows;
        for (const NumberLine* line : of) {
            if (!isSparse || line->count > 0 || line->isHidden)
                rows.push_back(rowOf(*line, most));
        }
        if (rows.empty())
            rows.push_back({tr("Nothing is recorded"), {}, 0, QStringLiteral("0")});
        StandardBars* bars = groupOf(group).bars;
        bars->setRows(std::move(rows));
        const StandardBars::Columns needed = bars->needed();
        columns.label = std::max(columns.label, needed.label);
        columns.value = std::max(columns.value, needed.value);
    }
    for (const auto& [group, each] : m_groups) {
        each.title->setVisible(lines.count(group) > 0);
        each.bars->setVisible(lines.count(group) > 0);
        each.bars->align(columns);
    }
}

void NumbersPanel::restyle()
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
    for (const auto& [group, each] : m_groups)
        paint(each.title, TypeRole::Strong, Token::Text);
    paint(m_foot, TypeRole::Column, Token::Second);
}

void NumbersPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    ask();
}

} // namespace haven::ui
