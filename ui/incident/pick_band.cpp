#include "ui/incident/pick_band.h"

#include "models/items/search_fold.h"
#include "ui/incident/plain_label.h"
#include "ui/theme/scaled_margins.h"
#include "ui/widgets/band_list.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/wrap_layout.h"

#include <algorithm>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStringListModel>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

constexpr int kRowsShown = 6;
constexpr int kRowsShownLow = 2;   // in a window that is not high
constexpr int kRowsShownLeast = 1; // in one that is very low: Up and Down still walk all of them
constexpr int kVeryLowPx = 480;
constexpr int kReasonMax = 500;

} // namespace

PickBand::PickBand(const ThemeSource& source, QWidget* parent) : QWidget(parent), m_source(source)
{
    setObjectName(QStringLiteral("pickBand"));
    build();
    connect(&source, &ThemeSource::changed, this, &PickBand::restyle);
    restyle();
    hide();
}

void PickBand::build()
{
    m_question = new PlainLabel(m_source, TypeRole::Strong, Token::Text, this);
    m_question->setObjectName(QStringLiteral("pickQuestion"));
    m_filter = new QLineEdit(this);
    m_filter->setObjectName(QStringLiteral("pickFilter"));
    m_filter->setPlaceholderText(tr("Type a part of it"));
    m_filter->setToolTip(tr("Type a part of it; Up and Down choose, Enter records"));
    m_model = new QStringListModel(this);
    m_list = new QListView(this);
    m_list->setObjectName(QStringLiteral("pickList"));
    m_list->setToolTip(tr("What can be chosen"));
    m_list->setModel(m_model);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    m_reason = new QLineEdit(this);
    m_reason->setObjectName(QStringLiteral("pickReason"));
    m_reason->setAccessibleName(tr("Reason"));
    m_reason->setToolTip(tr("Reason, Enter records"));
    m_reason->setPlaceholderText(tr("Reason"));
    m_reason->setMaxLength(kReasonMax);
    m_objection = new PlainLabel(m_source, TypeRole::Column, Token::Danger, this);
    m_objection->setObjectName(QStringLiteral("pickObjection"));
    m_record = new KeyButton(m_source, tr("Record"), Qt::Key_Return, this);
    m_record->setObjectName(QStringLiteral("pickRecord"));
    m_record->setKind(ButtonKind::Primary);
    m_leave = new KeyButton(m_source, tr("Leave"), Qt::Key_Escape, this);
    m_leave->setObjectName(QStringLiteral("pickLeave"));
    auto* column = new QVBoxLayout(this);
    scaleMargins(m_source, column, {12, 6, 12, 6}, 4);
    for (QWidget* one :
         std::initializer_list<QWidget*>{m_question, m_filter, m_list, m_reason, m_objection})
        column->addWidget(one);
    auto* row = new WrapLayout;
    row->addWidget(m_record);
    row->addWidget(m_leave);
    column->addLayout(row);
    for (QLineEdit* field : {m_filter, m_reason})
        field->installEventFilter(this);
    connect(m_filter, &QLineEdit::textChanged, this, &PickBand::filter);
    connect(m_reason, &QLineEdit::textChanged, this, &PickBand::judge);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &PickBand::judge);
    connect(m_list, &QListView::doubleClicked, this, &PickBand::record);
    connect(m_record, &QPushButton::clicked, this, &PickBand::record);
    connect(m_leave, &QPushButton::clicked, this, &PickBand::leave);
}

void PickBand::restyle()
{
    const Look& look = m_source.look();
    m_filter->setFont(look.font(TypeRole::Body));
    m_reason->setFont(look.font(TypeRole::Body));
    m_list->setFont(look.font(TypeRole::Body));
    m_list->setStyleSheet(ringOfAList(look));
    m_list->setSpacing(look.px(2));
    // Two lines are kept free, so that a sentence that comes and goes moves nothing.
    m_objection->setMinimumHeight(2 * QFontMetrics(m_objection->font()).lineSpacing());
    update();
}

void PickBand::ask(Pick pick)
{
    if (!m_isAsking)
        m_cameFrom = QApplication::focusWidget();
    m_pick = std::move(pick);
    m_isAsking = true;
    m_question->say(m_pick.question);
    m_filter->setAccessibleName(m_pick.question);
    m_list->setAccessibleName(m_pick.question);
    m_reason->clear();
    m_reason->setVisible(m_pick.reason == ReasonNeed::Optional);
    m_objection->setVisible(static_cast<bool>(m_pick.objection));
    m_filter->clear();
    filter();
    fit();
    Q_EMIT turned();
    show();
    m_filter->setFocus(Qt::OtherFocusReason);
}

void PickBand::fit()
{
    const Look& look = m_source.look();
    const bool isLow = parentWidget()->height() < look.px(700);
    const int rows = needsAllRoom() ? kRowsShownLeast : isLow ? kRowsShownLow : kRowsShown;
    m_list->setFixedHeight(rows * look.px(24) + 4);
}

bool PickBand::needsAllRoom() const
{
    return m_isAsking && parentWidget()->height() < m_source.look().px(kVeryLowPx);
}

void PickBand::filter()
{
    const QString wanted = searchFold(m_filter->text().trimmed());
    QStringList texts;
    m_shown.clear();
    for (std::size_t n = 0; n < m_pick.choices.size(); ++n) {
        const Choice& choice = m_pick.choices[n];
        const bool isMatch = foldedContains(choice.text, wanted) ||
                             choice.key.startsWith(wanted, Qt::CaseInsensitive);
        if (!isMatch)
            continue;
        m_shown.push_back(n);
        texts
            << (choice.note.isEmpty()
                    ? choice.text
                    : tr("%1   %2", "a choice, what belongs to it").arg(choice.text, choice.note));
    }
    m_model->setStringList(texts);
    if (!m_shown.empty())
        m_list->setCurrentIndex(m_model->index(0));
    judge();
}

std::optional<QString> PickBand::chosen() const
{
    const int row = m_list->currentIndex().row();
    if (row < 0 || row >= static_cast<int>(m_shown.size()))
        return std::nullopt;
    return m_pick.choices[m_shown[static_cast<std::size_t>(row)]].key;
}

void PickBand::judge()
{
    const auto key = chosen();
    const QString objection =
        key && m_pick.objection ? m_pick.objection(*key, m_reason->text().trimmed()) : QString();
    if (m_pick.objection) {
        m_objection->setText(objection);
        m_objection->setVisible(true);
    }
    m_record->setEnabled(key && objection.isEmpty());
}

void PickBand::record()
{
    const auto key = chosen();
    if (!m_isAsking || !key)
        return;
    if (!m_record->isEnabled()) {
        // What is missing is nearly always the reason.
        if (m_reason->isVisible())
            m_reason->setFocus(Qt::OtherFocusReason);
        return;
    }
    const auto done = m_pick.done;
    const QString reason = m_reason->text().trimmed();
    stop();
    if (done)
        done(*key, reason);
}

void PickBand::leave()
{
    if (m_isAsking)
        stop();
}

void PickBand::stop()
{
    m_isAsking = false;
    m_pick = Pick{};
    Q_EMIT turned();
    // Whoever went on working elsewhere keeps the focus there.
    if (m_cameFrom && isAncestorOf(QApplication::focusWidget()))
        m_cameFrom->setFocus(Qt::OtherFocusReason);
    hide();
}

void PickBand::move(int step)
{
    const int row =
        std::clamp(m_list->currentIndex().row() + step, 0, std::max(0, m_model->rowCount() - 1));
    m_list->setCurrentIndex(m_model->index(row));
}

bool PickBand::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key != Qt::Key_Up && key != Qt::Key_Down)
        return QWidget::eventFilter(watched, event);
    move(key == Qt::Key_Down ? 1 : -1);
    return true;
}

void PickBand::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        leave();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        m_leave->hasFocus() ? leave() : record();
    else
        QWidget::keyPressEvent(event);
}

void PickBand::paintEvent(QPaintEvent*)
{
    const Look& look = m_source.look();
    QPainter painter(this);
    painter.fillRect(rect(), look.color(Token::Raised));
    painter.fillRect(QRect(0, 0, width(), 1), look.color(Token::Line));
}

} // namespace haven::ui
