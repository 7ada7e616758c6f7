#include "ui/shell/key_help.h"

#include "models/dispatch/command_line.h"
#include "ui/widgets/filter_line.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/panel_header.h"

#include <QLabel>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

QString text(std::string_view words)
{
    return QString::fromUtf8(words.data(), static_cast<qsizetype>(words.size()));
}

bool isWanted(const QStringList& fields, const QString& wanted)
{
    return wanted.isEmpty() || fields.join(QLatin1Char(' ')).contains(wanted, Qt::CaseInsensitive);
}

} // namespace

KeyHelp::KeyHelp(const ThemeSource& source, QWidget* parent)
    : QWidget(parent), m_source(source),
      m_filter(new FilterLine(source, tr("Find a command or key"),
                              tr("Find, for example: clinician"), this)),
      m_list(new QLabel(this))
{
    setObjectName(QStringLiteral("keyHelp"));
    setAccessibleName(tr("Commands and keys"));
    m_filter->setObjectName(QStringLiteral("keyHelpFilter"));
    auto* header = new PanelHeader(source, tr("Commands and keys"), this);
    auto* back = new KeyButton(source, tr("Back"), QKeySequence(Qt::Key_Escape), this);
    back->setObjectName(QStringLiteral("keyHelpBack"));
    back->setButtonSize(ButtonSize::Header);
    header->addRightButton(back);
    back->bindWithin(this);
    connect(back, &QPushButton::clicked, this, &KeyHelp::left);
    m_list->setTextFormat(Qt::RichText);
    m_list->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_list->setWordWrap(true);
    m_list->setMargin(12);
    auto* area = new QScrollArea(this);
    area->setObjectName(QStringLiteral("keyHelpScroll"));
    area->setAccessibleName(tr("Commands and keys"));
    area->setToolTip(tr("Commands and keys"));
    area->setWidgetResizable(true);
    area->setWidget(m_list);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(header);
    auto* row = new QVBoxLayout;
    row->setContentsMargins(12, 8, 12, 4);
    row->addWidget(m_filter);
    column->addLayout(row);
    column->addWidget(area, 1);
    connect(m_filter, &QLineEdit::textChanged, this, &KeyHelp::fill);
    connect(&source, &ThemeSource::changed, this, [this] {
        m_list->clear();
        if (isVisible())
            fill();
    });
}

// Laying out every verb takes a third of a console's start, and most shifts never look.
void KeyHelp::showEvent(QShowEvent* event)
{
    if (m_list->text().isEmpty())
        fill();
    QWidget::showEvent(event);
}

void KeyHelp::start()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
}

QString KeyHelp::verbRows(const QString& wanted) const
{
    const QString second = m_source.look().color(Token::Second).name();
    QString out;
    for (const auto& verb : verbTable()) {
        const QStringList fields{text(verb.name), text(verb.longName), text(verb.usage),
                                 text(verb.sentence)};
        if (!isWanted(fields, wanted))
            continue;
        out += QStringLiteral("<p style='margin:0 0 8px 0'><b>%1</b> &nbsp;%2<br>"
                              "<span style='color:%5'>%3</span><br>"
                              "<span style='font-family:%6'>%4</span></p>")
                   .arg(fields[0].toHtmlEscaped(),
                        fields[1] == fields[0] ? QString() : fields[1].toHtmlEscaped(),
                        fields[3].toHtmlEscaped(), text(verb.example).toHtmlEscaped(), second,
                        m_source.look().font(TypeRole::Command).family());
    }
    return out;
}

QString KeyHelp::keyRows(const QString& wanted) const
{
    const std::vector<std::pair<QString, QString>> keys = {
        {tr("F2"), tr("New call, beside the board")},
        {tr("Ctrl+L"), tr("Command line; Escape goes back to where you were")},
        {tr("F3"), tr("Find a place; what and who is near it")},
        {tr("F4"), tr("Who should go to the chosen incident; once more is back to it")},
        {tr("Ctrl+D"),
         tr("Send the units that are numbered there, to the incident that stands above them")},
        {tr("F6"), tr("The next late incident")},
        {tr("F8"), tr("Checklist of the chosen incident")},
        {tr("Ctrl+1, Ctrl+2, Ctrl+3, Ctrl+4"), tr("Queue, units, map, incident")},
        {tr("Ctrl+5"), tr("Nearest to the chosen incident, as a list")},
        {tr("Ctrl+6"), tr("Feeds of live positions, and what is wrong with them")},
        {tr("F9, F10, F11, F12"), tr("Desk, crisis, shift log, accounts and settings")},
        {tr("Alt+Y, Alt+N, Alt+U, Alt+C"),
         tr("Flag of the chosen incident: confirm, not behavioral, unsure; ask a clinician; in the "
            "queue and the incident without Alt")},
        {tr("D, W, H, X"),
         tr("In the queue and the incident: send a unit, write a note, hold, close")},
        {tr("Ctrl+Plus, Ctrl+Minus, Ctrl+0"), tr("Larger, smaller, as it was")},
        {tr("Ctrl+Shift+T"), tr("Night, day, high contrast")},
        {tr("/"), tr("Filter the table that has the focus")},
        {tr("? or F1"), tr("This page")}};
    QString out;
    for (const auto& [key, meaning] : keys) {
        if (isWanted({key, meaning}, wanted))
            out += QStringLiteral("<p style='margin:0 0 6px 0'><b>%1</b> &nbsp;%2</p>")
                       .arg(key.toHtmlEscaped(), meaning.toHtmlEscaped());
    }
    return out;
}

void KeyHelp::fill()
{
    m_list->setFont(m_source.look().font(TypeRole::Body));
    const QString wanted = m_filter->text().trimmed();
    const QString all = keyRows(wanted) + verbRows(wanted);
    m_list->setText(all.isEmpty() ? tr("Nothing here is called that.") : all);
}

} // namespace haven::ui
