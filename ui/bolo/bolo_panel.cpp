#include "ui/bolo/bolo_panel.h"

#include "models/dispatch/record_check.h"
#include "models/items/qt_text.h"
#include "ui/widgets/cell_painter.h"
#include "ui/widgets/core_text.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/panel_header.h"
#include "ui/widgets/words.h"
#include "ui/widgets/wrap_layout.h"

#include <algorithm>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

constexpr int kLookEveryMs = 5000;
constexpr qsizetype kChecksShown = 6;

struct BoloPanelTr {
    Q_DECLARE_TR_FUNCTIONS(haven::ui::BoloPanel)
};

QString spokenBolo(BoloId id, const Bolo& bolo)
{
    return BoloPanelTr::tr("BOLO %1: %2", "its number, its words")
        .arg(fromStd(boloNumber(id)), fromStd(boloWords(bolo.text)));
}

} // namespace

BoloPanel::BoloPanel(const ThemeSource& source, Desk& desk, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_model(desk, {spokenBolo}),
      m_header(new PanelHeader(source, tr("Look out for"), this)),
      m_view(new BoardView(source, tr("BOLOs in force"), this)), m_detail(new QLabel(this)),
      m_checks(new QLabel(this)), m_acts(new QWidget(this))
{
    setObjectName(QStringLiteral("boloPanel"));
    setAccessibleName(tr("BOLOs in force"));
    setAutoFillBackground(true);
    m_view->setObjectName(QStringLiteral("boloView"));
    m_view->setModel(&m_model);
    const auto at = [](BoloColumn column) { return static_cast<int>(column); };
    m_view->setColumns({{at(BoloColumn::Number), tr("No"), 52, 44},
                        {at(BoloColumn::Left), tr("Left", "heading: time left"), 64, 56},
                        {at(BoloColumn::Heard), tr("Heard"), 60, 0, 1},
                        {at(BoloColumn::What), tr("What"), 200, 120}});
    m_detail->setObjectName(QStringLiteral("boloDetail"));
    m_detail->setTextFormat(Qt::PlainText);
    m_detail->setWordWrap(true);
    m_detail->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_checks->setObjectName(QStringLiteral("checksLately"));
    m_checks->setTextFormat(Qt::PlainText);
    m_checks->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_view, 1);
    column->addWidget(m_detail);
    column->addWidget(m_acts);
    column->addWidget(m_checks);
    setFocusProxy(m_view);
    addActs();
    m_clock.setInterval(kLookEveryMs);
    connect(&m_clock, &QTimer::timeout, this, [this] {
        m_model.look();
        tell();
    });
    // Where it is hidden it is told when it is shown.
    connect(&desk, &Desk::changed, this, [this] {
        if (isVisible())
            tell();
    });
    connect(&desk, &Desk::seatChanged, this, &BoloPanel::tell);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &BoloPanel::tell);
    connect(m_view, &BoardView::rowActivated, this, [this](const QModelIndex& index) {
        const Bolo* bolo = m_model.boloAt(index.row());
        if (bolo && !bolo->matches.empty() && bolo->matches.back().incident)
            Q_EMIT incidentOpened(*bolo->matches.back().incident);
    });
    connect(&m_source, &ThemeSource::changed, this, &BoloPanel::restyle);
    restyle();
    tell();
}

KeyButton* BoloPanel::addAct(const char* name, const QString& text, Qt::Key key)
{
    auto* button = new KeyButton(m_source, text, QKeySequence(key), m_acts);
    button->setObjectName(QString::fromLatin1(name));
    button->setButtonSize(ButtonSize::Header);
    button->bindWithin(this);
    m_acts->layout()->addWidget(button);
    return button;
}

void BoloPanel::addActs()
{
    m_acts->setLayout(new WrapLayout);
    KeyButton* write = addAct("boloWrite", tr("New"), Qt::Key_N);
    write->setHint(tr("Write a BOLO"));
    connect(write, &QPushButton::clicked, this,
            [this] { Q_EMIT requestLine(QStringLiteral("bolo vehicle plate ")); });
    struct OnChosen {
        const char* name;
        QString text;
        QString hint;
        Qt::Key key;
        QString line; // %1: its number
    };
    for (const OnChosen& one :
         {OnChosen{"boloSay", tr("Broadcast"), tr("Say that it was read out to the units on duty"),
                   Qt::Key_B, QStringLiteral("bsay %1 ")},
          OnChosen{"boloHeard", tr("Heard"), tr("Say which units have heard it"), Qt::Key_H,
                   QStringLiteral("bgot %1 ")},
          OnChosen{"boloMore", tr("Renew"), tr("Let it last longer"), Qt::Key_R,
                   QStringLiteral("bmore %1 24 ")},
          OnChosen{"boloOver", tr("Cancel it"), tr("Cancel it, with the reason"), Qt::Key_X,
                   QStringLiteral("bover %1 ")}}) {
        KeyButton* button = addAct(one.name, one.text, one.key);
        button->setHint(one.hint);
        connect(button, &QPushButton::clicked, this, [this, line = one.line] {
            if (const QString number = chosenNumber(); !number.isEmpty())
                Q_EMIT requestLine(line.arg(number));
        });
        m_onChosen.push_back(button);
    }
}

QString BoloPanel::chosenNumber() const
{
    const int row = m_view->currentIndex().row();
    if (!m_model.boloAt(row))
        return {};
    return fromStd(boloNumber(m_model.rows()[static_cast<std::size_t>(row)]));
}

QString BoloPanel::detailOf(const Bolo& bolo) const
{
    QStringList words{fromStd(boloWords(bolo.text)) + u'.'};
    if (bolo.text.fieldClass > FieldClass::Police)
        words << tr("Restricted: for dispatchers and supervisors.");
    QStringList unheard;
    for (const UnitId& unit : bolosUnheard(m_desk.state(), bolo))
        unheard << fromStd(unit.value);
    if (!bolo.broadcastAt)
        words << tr("Not broadcast yet.");
    else if (!unheard.isEmpty())
        words << tr("Not heard by %1.", "units").arg(unheard.join(QStringLiteral(", ")));
    for (const BoloMatch& match : bolo.matches) {
        const auto found = match.incident ? m_desk.state().incidents.find(*match.incident)
                                          : m_desk.state().incidents.end();
        const QString where = found != m_desk.state().incidents.end()
                                  ? fromStd(found->second.number)
                              : match.unit ? fromStd(match.unit->value)
                                           : tr("an incident that left the board");
        words << tr("May fit %1: %2, in %3.", "where, what fits and how surely, what was typed")
                     .arg(where, coreList(boloHitWords(match.field, match.sure)),
                          coreWord(boloTypedWords(match.typed)));
    }
    return words.join(u' ');
}

QString BoloPanel::checksText() const
{
    if (!mayReadChecks(m_desk.seat().roles))
        return {};
    std::vector<const RecordCheck*> latest;
    for (auto one = m_desk.state().checks.rbegin(); one != m_desk.state().checks.rend(); ++one)
        latest.push_back(&one->second);
    std::stable_partition(latest.begin(), latest.end(),
                          [](const RecordCheck* check) { return isToConfirm(*check); });
    QStringList lines;
    for (const RecordCheck* check : latest) {
        if (lines.size() >= kChecksShown)
            break;
        const QString unit = fromStd(check->unit.value);
        const QString words = fromStd(checkWords(shownCheck(m_desk.state(), *check)));
        if (!isToConfirm(*check)) {
            lines << tr("%1 ran %2", "a unit, what was run and the result").arg(unit, words);
            continue;
        }
        const auto left = (*check->confirmDueAt - m_desk.now()).wholeSeconds();
        lines << (left > 0 ? tr("%1 ran %2, %3 left", "a unit, what was run, a time")
                                 .arg(unit, words, elapsedText(left))
                           : tr("%1 ran %2, late by %3", "a unit, what was run, a time")
                                 .arg(unit, words, elapsedText(-left)));
    }
    return lines.join(u'\n');
}

void BoloPanel::tell()
{
    const QString checks = checksText();
    m_checks->setText(checks.isEmpty() ? QString()
                                       : tr("Record checks lately\n%1", "lines").arg(checks));
    m_checks->setVisible(!checks.isEmpty());
    m_header->setShown(m_model.rowCount(), m_model.rowCount());
    const Bolo* bolo = m_model.boloAt(m_view->currentIndex().row());
    for (KeyButton* button : m_onChosen)
        button->setEnabled(bolo != nullptr);
    if (bolo)
        m_detail->setText(detailOf(*bolo));
    else if (m_model.rows().empty())
        m_detail->setText(tr("No BOLO is in force. N writes one; it is then matched with whatever "
                             "is typed."));
    else
        m_detail->setText(tr("Choose a BOLO to read about it."));
}

void BoloPanel::restyle()
{
    const Look& look = m_source.look();
    QPalette palette = this->palette();
    palette.setColor(QPalette::Window, look.color(Token::Panel));
    palette.setColor(QPalette::WindowText, look.color(Token::Second));
    setPalette(palette);
    for (QLabel* label : {m_detail, m_checks}) {
        label->setPalette(palette);
        label->setFont(look.font(TypeRole::Body));
    }
    m_checks->setContentsMargins(look.px(10), look.px(4), look.px(10), look.px(8));
    m_detail->setContentsMargins(look.px(10), look.px(8), look.px(10), look.px(8));
    m_detail->setMinimumHeight(QFontMetrics(m_detail->font()).lineSpacing() * 5);
    m_acts->layout()->setContentsMargins(look.px(10), look.px(4), look.px(10), look.px(8));
}

void BoloPanel::start()
{
    m_model.look();
    m_view->setFocus(Qt::ShortcutFocusReason);
    if (!m_view->currentIndex().isValid() && m_model.rowCount() > 0)
        m_view->setCurrentIndex(m_model.index(0, 0));
    tell();
}

void BoloPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_clock.start();
    m_model.look();
    tell();
}

void BoloPanel::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_clock.stop();
}

void BoloPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else
        QWidget::keyPressEvent(event);
}

} // namespace haven::ui
