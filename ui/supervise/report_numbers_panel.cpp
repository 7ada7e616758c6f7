#include "ui/supervise/report_numbers_panel.h"

#include "models/items/qt_text.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/panel_header.h"
#include "ui/widgets/reading_list.h"
#include "ui/widgets/wait_line.h"

#include <QLabel>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

// A station whose numbers came from elsewhere may miss very many; the command line names them all.
constexpr qsizetype kReportRowsMax = 500;
constexpr int kReportLinesShown = 8;
constexpr std::int64_t kReportCentury = 2000;

QString reportNumber(std::int64_t year, std::int64_t number)
{
    return fromStd(reportNumberText(year, number));
}

void addYear(const YearOfReports& year, QStringList& rows)
{
    const auto whole = static_cast<qlonglong>(kReportCentury + year.year);
    const auto given = static_cast<qlonglong>(year.given);
    const QString last = reportNumber(year.year, year.last);
    const bool isWhole = year.missing.empty() && year.moreOnce.empty();
    rows << (isWhole ? ReportNumbersPanel::tr("%1: %2 given, the last %3. None is missing.",
                                              "year, how many, a report number")
                     : ReportNumbersPanel::tr("%1: %2 given, the last %3.",
                                              "year, how many, a report number"))
                .arg(QString::number(whole), QString::number(given), last);
    for (const NumberGap& gap : year.missing)
        rows << (gap.first == gap.last
                     ? ReportNumbersPanel::tr("MISSING %1", "a report number")
                           .arg(reportNumber(year.year, gap.first))
                     : ReportNumbersPanel::tr("MISSING %1 to %2", "report numbers")
                           .arg(reportNumber(year.year, gap.first),
                                reportNumber(year.year, gap.last)));
    for (const std::int64_t number : year.moreOnce)
        rows << ReportNumbersPanel::tr("GIVEN MORE THAN ONCE: %1", "a report number")
                    .arg(reportNumber(year.year, number));
}

qsizetype wrongIn(const ReportNumbers& numbers)
{
    auto wrong = static_cast<qsizetype>(numbers.odd.size());
    for (const YearOfReports& year : numbers.years)
        wrong += static_cast<qsizetype>(year.missing.size() + year.moreOnce.size());
    return wrong;
}

} // namespace

ReportNumbersPanel::ReportNumbersPanel(const ThemeSource& source, Desk& desk, QWidget* parent)
    : QWidget(parent), m_source(source), m_answer(desk, QStringLiteral("reportNumbers")),
      m_header(new PanelHeader(source, tr("Report numbers"), this)), m_about(new QLabel(this)),
      m_list(new ReadingList(source, QStringLiteral("reportNumbersList"),
                             tr("Report numbers of each year, and which are missing"),
                             kReportLinesShown, this))
{
    setObjectName(QStringLiteral("reportNumbersPanel"));
    setAccessibleName(tr("Report numbers"));
    m_about->setObjectName(QStringLiteral("reportNumbersAbout"));
    m_about->setTextFormat(Qt::PlainText);
    m_about->setWordWrap(true);
    m_about->setText(tr("Report numbers are given one after the other. One that is missing was "
                        "removed by law, or somebody has to look for it."));
    m_list->setModel(&m_rows);
    auto* again = new KeyButton(source, tr("Look anew"), QKeySequence(Qt::ALT | Qt::Key_U), this);
    again->setObjectName(QStringLiteral("reportNumbersLook"));
    again->setButtonSize(ButtonSize::Header);
    again->setHint(tr("Look the report numbers up anew"));
    again->bindWithin(this);
    m_header->addRightButton(again);
    connect(again, &QAbstractButton::clicked, this, &ReportNumbersPanel::look);
    auto* wait = new WaitLine(source, tr("Looking the report numbers up"),
                              QStringLiteral("reportNumbersWait"), this);
    wait->follow(m_answer);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(wait);
    m_aboutRoom = new QVBoxLayout;
    m_aboutRoom->addWidget(m_about);
    column->addLayout(m_aboutRoom);
    column->addWidget(m_list, 1);
    setTabOrder(again, m_list);
    setFocusProxy(m_list);
    connect(&source, &ThemeSource::changed, this, &ReportNumbersPanel::restyle);
    restyle();
}

void ReportNumbersPanel::start()
{
    look();
    m_list->setFocus(Qt::ShortcutFocusReason);
}

void ReportNumbersPanel::look()
{
    m_header->setNote(tr("being looked up"));
    m_answer.ask(ReportNumbersQuery{}, [this](const QueryAnswer& answer) {
        if (const auto* found = std::get_if<ReportNumbers>(&answer))
            show(*found);
    });
}

void ReportNumbersPanel::show(const ReportNumbers& numbers)
{
    QStringList rows;
    for (const YearOfReports& year : numbers.years)
        addYear(year, rows);
    for (const std::string& odd : numbers.odd)
        rows << tr("OF ANOTHER FORM: %1", "what stands as a report number").arg(fromStd(odd));
    if (rows.isEmpty())
        rows << tr("No report number was given yet.");
    if (rows.size() > kReportRowsMax) {
        const qsizetype left = rows.size() - kReportRowsMax;
        rows.resize(kReportRowsMax);
        rows << tr("And %L1 lines more: havenctl reports names them all.", "how many lines")
                    .arg(left);
    }
    if (numbers.removed > 0)
        rows << tr("Removed by law: %L1. What is missing may be among them.", "how many")
                    .arg(static_cast<qlonglong>(numbers.removed));
    m_rows.setStringList(rows);
    m_list->setCurrentIndex(m_rows.index(0));
    const qsizetype wrong = wrongIn(numbers);
    m_header->setNote(wrong == 0 ? tr("none is missing")
                                 : tr("%L1 to look for", "gaps among report numbers").arg(wrong));
}

void ReportNumbersPanel::restyle()
{
    const Look& look = m_source.look();
    m_about->setFont(look.font(TypeRole::Body));
    // Of the layout: a theme takes the margins of a label.
    m_aboutRoom->setContentsMargins(look.px(12), look.px(8), look.px(12), look.px(8));
}

} // namespace haven::ui
