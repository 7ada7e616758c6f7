#include "ui/paper/catch_up_panel.h"

#include "models/items/qt_text.h"
#include "ui/theme/scaled_margins.h"
#include "ui/widgets/draft_keeper.h"
#include "ui/widgets/field_flow.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/panel_header.h"
#include "ui/widgets/wrap_layout.h"

#include <algorithm>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QStyle>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

constexpr int kFieldMax = 400;
constexpr int kSidePx = 12; // as are the next two: of the form, between fields, beside their text
constexpr int kGapPx = 6;
constexpr int kFieldSidesPx = 22;
constexpr std::size_t kUnitRows = 2;
constexpr std::size_t kUnitRowsMax = 6;
constexpr std::array kUnitFields = {"", " sent", " en route", " on scene", " clear"};

std::string unitField(std::size_t row, std::size_t column)
{
    return "unit " + std::to_string(row + 1) + kUnitFields.at(column);
}

QString unitTitle(std::size_t column)
{
    switch (column) {
    case 0:
        return CatchUpPanel::tr("Unit");
    case 1:
        return CatchUpPanel::tr("Sent");
    case 2:
        return CatchUpPanel::tr("En route");
    case 3:
        return CatchUpPanel::tr("On scene");
    default:
        return CatchUpPanel::tr("Clear");
    }
}

// "17" on the card is "paper 17" in the log; another source is written as it is called.
std::string sourceFrom(const QString& typed)
{
    const QString text = typed.trimmed();
    const bool isNumber = !text.isEmpty() && std::all_of(text.begin(), text.end(),
                                                         [](QChar c) { return c.isDigit(); });
    return (isNumber ? QStringLiteral("paper ") + text : text).toStdString();
}

// What a field needs to show the whole of such a text.
int leastOf(const QString& text, const Look& look)
{
    return QFontMetrics(look.font(TypeRole::Body)).horizontalAdvance(text) + look.px(kFieldSidesPx);
}

QString dayText(const LocalDay& day)
{
    return QStringLiteral("%1-%2-%3")
        .arg(day.year, 4, 10, QLatin1Char('0'))
        .arg(day.month, 2, 10, QLatin1Char('0'))
        .arg(day.day, 2, 10, QLatin1Char('0'));
}

} // namespace

CatchUpPanel::CatchUpPanel(const ThemeSource& source, Desk& desk, WallClock clock, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_clock(std::move(clock))
{
    setObjectName(QStringLiteral("catchUpPanel"));
    setAccessibleName(tr("Enter a paper card"));
    setAutoFillBackground(true);
    build();
    connect(&m_desk, &Desk::answered, this, &CatchUpPanel::hear);
    connect(&m_source, &ThemeSource::changed, this, &CatchUpPanel::restyle);
    restyle();
    retell();
}

void CatchUpPanel::build()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* header = new PanelHeader(m_source, tr("Enter a paper card"), this);
    auto* back = new KeyButton(m_source, tr("Back"), QKeySequence(Qt::Key_Escape), this);
    back->setObjectName(QStringLiteral("catchUpBack"));
    back->setButtonSize(ButtonSize::Header);
    back->bindWithin(this);
    header->addRightButton(back);
    connect(back, &QPushButton::clicked, this, &CatchUpPanel::left);
    column->addWidget(header);
    auto* area = new QScrollArea(this);
    area->setObjectName(QStringLiteral("catchUpScroll"));
    area->setAccessibleName(tr("Enter a paper card"));
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(buildFields());
    column->addWidget(area, 1);
    buildActs(column);
}

QLineEdit* CatchUpPanel::addLine(const char* name, const QString& label, const QString& tip)
{
    auto* line = new QLineEdit(this);
    QString object = QString::fromLatin1(name);
    object[0] = object[0].toUpper();
    line->setObjectName(QStringLiteral("paper") + object.remove(u' '));
    line->setAccessibleName(label);
    line->setToolTip(tip);
    line->setMaxLength(kFieldMax);
    m_fields.emplace(name, line);
    new DraftKeeper(m_desk, "paper/" + std::string(name), line);
    connect(line, &QLineEdit::textChanged, this, &CatchUpPanel::retell);
    return line;
}

QWidget* CatchUpPanel::labeled(QLineEdit* line)
{
    auto* box = new QWidget(this);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    auto* label = new QLabel(line->accessibleName(), box);
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(line);
    m_labels.push_back(label);
    column->addWidget(label);
    column->addWidget(line);
    return box;
}

QWidget* CatchUpPanel::row(const std::vector<std::pair<QLineEdit*, int>>& lines)
{
    auto* box = new QWidget(this);
    auto* across = new FieldFlow(box);
    across->setGaps(8, 8);
    for (const auto& [line, share] : lines)
        across->addField(labeled(line), share);
    return box;
}

QWidget* CatchUpPanel::buildFields()
{
    auto* body = new QWidget(this);
    auto* column = new QVBoxLayout(body);
    scaleMargins(m_source, column, {kSidePx, 8, kSidePx, 8}, 8);
    const QString clockTip = tr("As it stands on the card, 21:40; after midnight it is the next "
                                "day");
    auto* source =
        addLine("source", tr("Card"), tr("17 is kept as \"paper 17\"; another source in words"));
    auto* day = addLine("day", tr("Day"), tr("The day on which the card begins: 2026-11-21"));
    auto* incident = addLine("incident", tr("Incident, if open"),
                             tr("The number of an incident from before; empty: a new one"));
    column->addWidget(row({{source, 2}, {day, 3}, {incident, 3}}));
    auto* received = addLine("received", tr("Received at"), clockTip);
    auto* type = addLine("type", tr("Type"), tr("A code of the type list, such as WELFARE"));
    column->addWidget(row({{received, 2}, {type, 3}}));
    column->addWidget(row({{addLine("place", tr("Place"), tr("As it stands on the card")), 1}}));
    auto* caller = addLine("caller", tr("Caller"), tr("The name, if one was given"));
    auto* callback = addLine("callback", tr("Call back"), tr("The telephone number"));
    column->addWidget(row({{caller, 3}, {callback, 2}}));
    column->addWidget(
        row({{addLine("words", tr("What was said"), tr("The words on the card")), 1}}));
    buildUnits(column);
    auto* noteAt = addLine("noteAt", tr("Note at"), clockTip);
    auto* note = addLine("note", tr("Note"), tr("What else is on the card, with its time"));
    column->addWidget(row({{noteAt, 1}, {note, 4}}));
    auto* closedAt = addLine("closedAt", tr("Closed at"), clockTip);
    auto* code = addLine("disposition", tr("Disposition"), tr("A code, such as DONE; empty: open"));
    column->addWidget(row({{closedAt, 1}, {code, 2}}));
    m_plan = new QLabel(body);
    m_plan->setObjectName(QStringLiteral("paperPlan"));
    m_plan->setTextFormat(Qt::PlainText);
    m_plan->setWordWrap(true);
    column->addWidget(m_plan);
    column->addStretch(1);
    return body;
}

void CatchUpPanel::buildUnits(QVBoxLayout* column)
{
    auto* box = new QWidget(this);
    m_unitGrid = new QGridLayout(box);
    m_unitGrid->setContentsMargins(0, 0, 0, 0);
    m_unitGrid->setHorizontalSpacing(kGapPx);
    m_unitGrid->setVerticalSpacing(4);
    for (std::size_t i = 0; i < kUnitFields.size(); ++i) {
        auto* title = new QLabel(unitTitle(i), box);
        title->setTextFormat(Qt::PlainText);
        title->setWordWrap(true); // "On scene" is longer than its time
        title->setAlignment(Qt::AlignLeft | Qt::AlignBottom);
        m_labels.push_back(title);
        m_unitTitles.push_back(title);
        placeUnitCell(title, -1, static_cast<int>(i));
    }
    column->addWidget(box);
    for (std::size_t i = 0; i < kUnitRows; ++i)
        addUnitRow();
}

void CatchUpPanel::addUnitRow()
{
    const std::size_t row = m_units.size();
    if (row >= kUnitRowsMax)
        return;
    QWidget* before = row == 0 ? nullptr : m_fields.at(unitField(row - 1, 4));
    for (std::size_t i = 0; i < kUnitFields.size(); ++i) {
        const QString number = QString::number(row + 1);
        auto* line =
            addLine(unitField(row, i).c_str(),
                    tr("%1, unit %2", "a column of the card, a row").arg(unitTitle(i), number),
                    i == 0 ? tr("The call sign, such as 3A12")
                           : tr("The time on the card, such as 21:40; empty: none"));
        line->setFont(m_source.look().font(TypeRole::Body));
        line->setMinimumWidth(leastOf(QStringLiteral("00:00"), m_source.look()));
        placeUnitCell(line, static_cast<int>(row), static_cast<int>(i));
        if (before != nullptr)
            setTabOrder(before, line);
        before = line;
        if (i == 0)
            m_units.push_back(line);
        line->show();
    }
    if (m_more == nullptr)
        return; // still being built
    m_more->setEnabled(m_units.size() < kUnitRowsMax);
    setTabOrder(before, m_fields.at("noteAt"));
    m_units.back()->setFocus(Qt::OtherFocusReason);
}

// The titles are row -1. Narrow, a unit has two lines: its name and two times, and two times below.
void CatchUpPanel::placeUnitCell(QWidget* cell, int row, int column)
{
    const bool isBelow = m_isUnitNarrow && column > 2;
    const int lines = m_isUnitNarrow ? 2 : 1;
    m_unitGrid->removeWidget(cell);
    m_unitGrid->addWidget(cell, (row + 1) * lines + (isBelow ? 1 : 0),
                          isBelow ? column - 2 : column);
}

void CatchUpPanel::arrangeUnits()
{
    if (m_units.empty())
        return;
    const int columns = static_cast<int>(kUnitFields.size());
    const int needed = columns * leastOf(QStringLiteral("00:00"), m_source.look()) +
                       (columns - 1) * kGapPx + 2 * m_source.look().px(kSidePx) +
                       style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, this);
    if (m_isUnitNarrow == (width() < needed))
        return;
    m_isUnitNarrow = width() < needed;
    for (int at = 0; at < columns; ++at) {
        placeUnitCell(m_unitTitles[static_cast<std::size_t>(at)], -1, at);
        for (std::size_t row = 0; row < m_units.size(); ++row)
            placeUnitCell(m_fields.at(unitField(row, static_cast<std::size_t>(at))),
                          static_cast<int>(row), at);
    }
}

void CatchUpPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrangeUnits();
}

void CatchUpPanel::buildActs(QVBoxLayout* column)
{
    auto* buttons = new QWidget(this);
    auto* flow = new WrapLayout(buttons);
    scaleMargins(m_source, flow, {kSidePx, 6, kSidePx, 8});
    addAct(flow, "paperEnter", tr("Enter the card"), Qt::CTRL | Qt::Key_Return,
           &CatchUpPanel::enter)
        ->setKind(ButtonKind::Primary);
    m_more = addAct(flow, "paperMoreUnits", tr("One more unit"), Qt::ALT | Qt::Key_U,
                    &CatchUpPanel::addUnitRow);
    addAct(flow, "paperEmpty", tr("Empty the form"), Qt::ALT | Qt::Key_X, &CatchUpPanel::empty)
        ->setHint(tr("Empty the form; what was entered stays entered"));
    column->addWidget(buttons);
}

KeyButton* CatchUpPanel::addAct(WrapLayout* flow, const char* name, const QString& text,
                                const QKeySequence& key, void (CatchUpPanel::*act)())
{
    auto* button = new KeyButton(m_source, text, key, this);
    button->setObjectName(QString::fromLatin1(name));
    button->setButtonSize(ButtonSize::Header);
    button->bindWithin(this);
    flow->addWidget(button);
    connect(button, &QPushButton::clicked, this, act);
    return button;
}

void CatchUpPanel::start()
{
    QLineEdit* day = m_fields.at("day");
    if (day->text().isEmpty())
        day->setText(dayText(m_desk.today()));
    QLineEdit* source = m_fields.at("source");
    (source->text().isEmpty() ? source : m_fields.at("received"))
        ->setFocus(Qt::ShortcutFocusReason);
    retell();
}

LineContext CatchUpPanel::context() const
{
    const Instant now = m_desk.now();
    LineContext context{m_desk.state(),      m_desk.knowledge(), now,
                        m_clock.offset(now), m_incident,         {}};
    context.coldIncident = [this](std::string_view number) { return m_desk.coldIncident(number); };
    context.offsetAt = m_clock.offset;
    context.roles = m_desk.seat().roles;
    return context;
}

PaperCard CatchUpPanel::card() const
{
    const auto text = [this](const char* name) { return m_fields.at(name)->text().toStdString(); };
    PaperCard card;
    card.source = sourceFrom(m_fields.at("source")->text());
    card.day = m_fields.at("day")->text().trimmed().toStdString();
    card.incident = text("incident");
    card.received = text("received");
    card.type = text("type");
    card.place = text("place");
    card.caller = text("caller");
    card.callback = text("callback");
    card.words = text("words");
    for (std::size_t row = 0; row < m_units.size(); ++row) {
        PaperUnit unit;
        unit.unit = text(unitField(row, 0).c_str());
        for (std::size_t i = 0; i < unit.times.size(); ++i)
            unit.times[i] = text(unitField(row, i + 1).c_str());
        card.units.push_back(std::move(unit));
    }
    card.noteAt = text("noteAt");
    card.note = text("note");
    card.closedAt = text("closedAt");
    card.disposition = text("disposition");
    return card;
}

PaperLines CatchUpPanel::open() const
{
    PaperLines all = paperLines(card(), context());
    std::erase_if(all.lines, [this](const PaperLine& one) { return m_done.count(one.field) > 0; });
    return all;
}

QLineEdit* CatchUpPanel::fieldOf(const std::string& name) const
{
    const auto found = m_fields.find(name);
    if (found != m_fields.end())
        return name == "note" && m_fields.at("noteAt")->text().isEmpty() ? m_fields.at("noteAt")
                                                                         : found->second;
    return m_fields.at(name == "closed" ? "closedAt" : "source");
}

QString CatchUpPanel::fieldWords(const std::string& name) const
{
    return fieldOf(name)->accessibleName();
}

void CatchUpPanel::retell()
{
    if (m_plan == nullptr)
        return;
    const PaperLines lines = open();
    QStringList words;
    for (const std::string& done : m_done)
        words << QStringLiteral("\u2713 ") + tr("entered: %1", "a field").arg(fieldWords(done));
    for (const PaperLine& one : lines.lines) {
        const bool isRefused = m_refused && one.field == m_sentField;
        words << (isRefused ? QStringLiteral("\u2715 ") : QStringLiteral("\u2022 ")) +
                     fromStd(one.line);
        if (isRefused)
            words << refusalText(*m_refused);
    }
    for (const PaperFault& fault : lines.faults) {
        // What is still to be typed is no fault yet.
        if (m_isTried || !fieldOf(fault.field)->text().trimmed().isEmpty())
            words << QStringLiteral("\u2715 ") +
                         tr("%1: %2", "a field, what is wrong with it")
                             .arg(fieldWords(fault.field), refusalText(fault.refusal));
    }
    if (words.isEmpty())
        words << tr("Type what stands on the card, field by field. What will be entered stands "
                    "here before anything is done.");
    m_plan->setText(words.join(u'\n'));
    m_plan->setAccessibleName(m_plan->text());
}

void CatchUpPanel::enter()
{
    if (m_sent)
        return; // on its way
    m_isTried = true;
    m_refused.reset();
    const PaperLines lines = open();
    retell();
    if (!lines.faults.empty()) {
        const PaperFault& first = lines.faults.front();
        fieldOf(first.field)->setFocus(Qt::OtherFocusReason);
        Q_EMIT said(tr("%1: %2", "a field, what is wrong with it")
                        .arg(fieldWords(first.field), refusalText(first.refusal)),
                    Tone::Refused);
        return;
    }
    sendNext();
}

void CatchUpPanel::sendNext()
{
    const PaperLines lines = open();
    if (lines.lines.empty()) {
        finish();
        return;
    }
    const PaperLine& next = lines.lines.front();
    m_sentField = next.field;
    const auto parsed = parseLine(next.line, context());
    if (!parsed || !parsed->command || !parsed->happenedAt) {
        m_refused = parsed ? refuse(RefusalCode::LineEmpty) : parsed.refusal();
        retell();
        Q_EMIT said(refusalText(*m_refused), Tone::Refused);
        return;
    }
    m_sent = m_desk.submitFrom(parsed->source, *parsed->command, *parsed->happenedAt);
}

void CatchUpPanel::hear(const Answered& answer)
{
    if (m_sent != answer.id)
        return;
    m_sent.reset();
    if (!answer.result) {
        m_refused = answer.result.refusal();
        retell();
        fieldOf(m_sentField)->setFocus(Qt::OtherFocusReason);
        Q_EMIT said(tr("The card stops at \"%1\": %2 What was entered before stays entered.",
                       "a field, why it was refused")
                        .arg(fieldWords(m_sentField), refusalText(*m_refused)),
                    Tone::Refused);
        return;
    }
    m_done.insert(m_sentField);
    for (const auto& recorded : *answer.result) {
        const auto* opened = recorded.event ? kindIf<IncidentOpened>(&*recorded.event) : nullptr;
        if (opened == nullptr)
            continue;
        m_incident = opened->incident;
        // So that even after a crash the card goes on with this one and opens no second.
        m_fields.at("incident")->setText(fromStd(opened->number));
        Q_EMIT incidentSelected(opened->incident);
    }
    sendNext();
}

void CatchUpPanel::finish()
{
    const auto count = m_done.size();
    const QString source = fromStd(card().source);
    bool isNumber = false;
    const int number = m_fields.at("source")->text().trimmed().toInt(&isNumber);
    const QString day = m_fields.at("day")->text();
    empty();
    // The next card of the pile.
    m_fields.at("day")->setText(day);
    if (isNumber)
        m_fields.at("source")->setText(QString::number(number + 1));
    m_fields.at("received")->setFocus(Qt::OtherFocusReason);
    Q_EMIT said(tr("%1 is on the log: %2 entries, with both times.", "paper 17, a number")
                    .arg(source)
                    .arg(count),
                Tone::Accepted);
}

void CatchUpPanel::empty()
{
    if (m_sent)
        return;
    for (const auto& [name, line] : m_fields)
        line->clear();
    m_done.clear();
    m_incident.reset();
    m_refused.reset();
    m_isTried = false;
    m_fields.at("day")->setText(dayText(m_desk.today()));
    m_fields.at("source")->setFocus(Qt::OtherFocusReason);
    retell();
}

void CatchUpPanel::restyle()
{
    const Look& look = m_source.look();
    for (const auto& [name, line] : m_fields)
        line->setFont(look.font(TypeRole::Body));
    for (QLabel* label : m_labels) {
        label->setFont(look.font(TypeRole::Column));
        QPalette palette = label->palette();
        palette.setColor(QPalette::WindowText, look.color(Token::Second));
        label->setPalette(palette);
    }
    m_plan->setFont(look.font(TypeRole::Body));
    for (std::size_t row = 0; row < m_units.size(); ++row) {
        for (std::size_t i = 0; i < kUnitFields.size(); ++i)
            m_fields.at(unitField(row, i))->setMinimumWidth(leastOf(QStringLiteral("00:00"), look));
    }
    m_fields.at("day")->setMinimumWidth(leastOf(QStringLiteral("2026-00-00"), look));
    arrangeUnits();
}

} // namespace haven::ui
