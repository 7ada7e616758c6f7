#include "ui/shiftlog/export_strip.h"

#include "ui/actions/bound_key.h"
#include "ui/shiftlog/log_wording.h"
#include "ui/widgets/calm_combo.h"
#include "ui/widgets/core_text.h"
#include "ui/widgets/wait_line.h"
#include "ui/widgets/words.h"

#include <QFileDialog>
#include <QGridLayout>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

QString endingOf(ExportFormat format)
{
    switch (format) {
    case ExportFormat::PlainText:
        return QStringLiteral("txt");
    case ExportFormat::CsvTable:
        return QStringLiteral("csv");
    case ExportFormat::JsonText:
        return QStringLiteral("json");
    case ExportFormat::PdfPages:
        return QStringLiteral("pdf");
    }
    return {};
}

} // namespace

ExportStrip::ExportStrip(const ThemeSource& source, Desk& desk,
                         std::function<Selection()> selection, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_selection(std::move(selection)),
      m_title(new QLabel(tr("Export what is shown, for"), this)), m_audiences(new CalmCombo(this)),
      m_result(new QLabel(this)), m_formats(new QWidget(this))
{
    setObjectName(QStringLiteral("exportStrip"));
    m_title->setTextFormat(Qt::PlainText);
    m_audiences->setObjectName(QStringLiteral("exportAudience"));
    m_audiences->setAccessibleName(tr("Who the export is for"));
    const auto tellKey = [this] {
        m_audiences->setToolTip(withShortcut(
            tr("Who the export is for: all but ourselves get less"),
            boundKey(m_source, QStringLiteral("logExport"), QKeySequence(Qt::CTRL | Qt::Key_E))));
    };
    tellKey();
    connect(&source, &ThemeSource::keysChanged, this, tellKey);
    m_audiences->addItem(tr("ourselves"), static_cast<int>(LogAudience::Internal));
    m_audiences->addItem(tr("a records request (FOI)"), static_cast<int>(LogAudience::Foi));
    m_audiences->addItem(tr("the press"), static_cast<int>(LogAudience::Press));
    m_audiences->addItem(tr("a court"), static_cast<int>(LogAudience::Court));
    m_result->setObjectName(QStringLiteral("exportResult"));
    m_result->setTextFormat(Qt::PlainText);
    m_result->setWordWrap(true);
    m_result->hide();
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_title);
    column->addWidget(m_audiences);
    new QGridLayout(m_formats);
    m_formats->layout()->setContentsMargins(0, 0, 0, 0);
    addFormat(QStringLiteral("exportPdf"), tr("PDF"), ExportFormat::PdfPages, Qt::Key_P);
    addFormat(QStringLiteral("exportText"), tr("Text"), ExportFormat::PlainText, Qt::Key_T);
    addFormat(QStringLiteral("exportCsv"), tr("CSV"), ExportFormat::CsvTable, Qt::Key_C);
    addFormat(QStringLiteral("exportJson"), tr("JSON"), ExportFormat::JsonText, Qt::Key_J);
    column->addWidget(m_formats);
    m_wait = new WaitLine(source, tr("Reading the log and writing the file"),
                          QStringLiteral("exportWait"), this);
    column->addWidget(m_wait);
    column->addWidget(m_result);
    connect(m_wait, &WaitLine::stopped, this, [this] {
        if (m_waiting != 0)
            m_desk.stopExport(m_waiting);
    });
    connect(&desk, &Desk::answered, this, &ExportStrip::hear);
    connect(&desk, &Desk::seatChanged, this, &ExportStrip::hearSeat);
    restyle();
    connect(&source, &ThemeSource::changed, this, &ExportStrip::restyle);
}

void ExportStrip::addFormat(const QString& name, const QString& text, ExportFormat format,
                            Qt::Key key)
{
    auto* button = new KeyButton(m_source, text, QKeySequence(Qt::ALT | key), m_formats);
    button->setObjectName(name);
    button->setButtonSize(ButtonSize::Header);
    button->setHint(tr("Export as %1", "%1 is a kind of file").arg(text));
    auto* grid = static_cast<QGridLayout*>(m_formats->layout());
    const int at = grid->count(); // two a row: so they fit a narrow column at any zoom
    grid->addWidget(button, at / 2, at % 2, Qt::AlignLeft);
    grid->setColumnStretch(2, 1);
    connect(button, &QAbstractButton::clicked, this, [this, format] { askForFile(format); });
}

void ExportStrip::restyle()
{
    const Look& look = m_source.look();
    layout()->setContentsMargins(look.px(14), look.px(10), look.px(14), look.px(12));
    layout()->setSpacing(look.px(6));
    m_formats->layout()->setSpacing(look.px(6));
    m_title->setFont(look.font(TypeRole::Strong));
    m_audiences->setFont(look.font(TypeRole::Body));
    m_result->setFont(look.font(TypeRole::Column));
}

void ExportStrip::begin()
{
    m_audiences->setFocus();
}

LogAudience ExportStrip::audience() const
{
    return static_cast<LogAudience>(m_audiences->currentData().toInt());
}

void ExportStrip::askForFile(ExportFormat format)
{
    if (m_waiting != 0)
        return; // one at a time, and the line below says which
    auto* dialog = new QFileDialog(this, m_selection().what == ExportWhat::Numbers
                                             ? tr("Export the numbers of behavioral health")
                                             : tr("Export the shift log"));
    dialog->setObjectName(QStringLiteral("exportFile"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(endingOf(format));
    const LocalDay day = m_desk.today();
    dialog->selectFile(QStringLiteral("%6-%1-%2-%3-%4.%5")
                           .arg(day.year)
                           .arg(day.month, 2, 10, QLatin1Char('0'))
                           .arg(day.day, 2, 10, QLatin1Char('0'))
                           .arg(coreWord(audienceWord(audience())), endingOf(format),
                                m_selection().what == ExportWhat::Numbers
                                    ? QStringLiteral("crisis-numbers")
                                    : QStringLiteral("shift-log")));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, format](const QString& path) { write(format, path); });
    dialog->open();
}

void ExportStrip::write(ExportFormat format, const QString& path)
{
    const Selection selection = m_selection();
    LogExportWish wish;
    wish.what = selection.what;
    wish.query = selection.query;
    wish.query.limit = kExportRowsMax;
    wish.selection = selection.words.toStdString();
    wish.audience = audience();
    wish.format = format;
    wish.path = path.toStdString();
    m_path = path;
    tell(tr("Writing %1", "a file").arg(path), Tone::Quiet);
    m_waiting = m_desk.exportLog(std::move(wish));
    m_wait->begin();
}

void ExportStrip::hear(const Answered& answer)
{
    if (m_waiting == 0 || answer.id != m_waiting)
        return;
    m_waiting = 0;
    m_wait->end();
    if (!answer.result) {
        tell(refusalText(answer.result.refusal()), Tone::Refused);
        return;
    }
    for (const auto& recorded : *answer.result) {
        const auto* fact = recorded.event ? kindIf<LogExported>(&*recorded.event) : nullptr;
        if (fact == nullptr)
            continue;
        const QString lines = groupedNumber(fact->rows);
        tell(fact->withheld == 0
                 ? tr("%1 lines are in %2. Nothing was withheld. The export is on the log.")
                       .arg(lines, m_path)
                 : tr("%1 lines are in %2. %3 fields were withheld, each with its reason in its "
                      "place. The export is on the log.")
                       .arg(lines, m_path, groupedNumber(fact->withheld)),
             Tone::Accepted);
    }
}

// A file begun is written to its end and is on the log; its name is told to nobody else.
void ExportStrip::hearSeat()
{
    m_waiting = 0;
    m_path.clear();
    m_wait->end();
    m_result->clear();
    m_result->setAccessibleName(QString());
    m_result->hide();
    if (auto* dialog = findChild<QFileDialog*>(QStringLiteral("exportFile")))
        dialog->reject();
}

void ExportStrip::tell(const QString& sentence, Tone tone)
{
    m_result->setText(sentence);
    m_result->setAccessibleName(sentence);
    QPalette palette = m_result->palette();
    palette.setColor(QPalette::WindowText,
                     m_source.look().color(tone == Tone::Refused ? Token::Danger : Token::Second));
    m_result->setPalette(palette);
    m_result->show();
    Q_EMIT said(sentence, tone);
}

} // namespace haven::ui
