#include "ui/feeds/feed_panel.h"

#include "models/items/qt_text.h"
#include "ui/widgets/cell_painter.h"
#include "ui/widgets/empty_words.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/panel_header.h"
#include "ui/widgets/words.h"

#include <algorithm>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

constexpr int kSecondMs = 1000;
constexpr int kSendersTold = 8;

struct FeedPanelTr {
    Q_DECLARE_TR_FUNCTIONS(haven::ui::FeedPanel)
};

} // namespace

QString feedHealthWord(FeedHealth health)
{
    switch (health) {
    case FeedHealth::Off:
        return FeedPanelTr::tr("off");
    case FeedHealth::Starting:
        return FeedPanelTr::tr("no position yet");
    case FeedHealth::Live:
        return FeedPanelTr::tr("live");
    case FeedHealth::Quiet:
        return FeedPanelTr::tr("nothing comes");
    case FeedHealth::Dead:
        return FeedPanelTr::tr("line is down");
    case FeedHealth::Flooding:
        return FeedPanelTr::tr("too much");
    }
    return {};
}

QString feedWords(const FeedRow& row, Instant now)
{
    QStringList words;
    words << FeedPanelTr::tr("%1: %2 for %3.", "feed, how it is, how long")
                 .arg(fromStd(row.name), feedHealthWord(row.health),
                      elapsedText((now - row.since).wholeSeconds()));
    if (!row.why.empty())
        words << FeedPanelTr::tr("The system says: %1.").arg(fromStd(row.why));
    if (row.heardAt)
        words << FeedPanelTr::tr("The last position came %1 ago.")
                     .arg(elapsedText((now - *row.heardAt).wholeSeconds()));
    words << FeedPanelTr::tr("%1 positions of %2 units so far.").arg(row.positions).arg(row.units);
    if (row.leftOut > 0)
        words << FeedPanelTr::tr("%1 more were of no use.", "positions").arg(row.leftOut);
    if (row.droppedBytes > 0)
        words << FeedPanelTr::tr("%1 kB came too fast and were left unread.")
                     .arg(row.droppedBytes / 1024);
    if (!row.unknownSenders.empty()) {
        QStringList senders;
        for (const auto& sender : row.unknownSenders) {
            if (senders.size() < kSendersTold)
                senders << fromStd(sender);
        }
        words << FeedPanelTr::tr("These senders are no unit of ours: %1.", "a list")
                     .arg(senders.join(QStringLiteral(", ")));
    }
    return words.join(u' ');
}

FeedGlance feedGlance(const std::vector<FeedRow>& feeds, Instant now)
{
    std::optional<Instant> newest;
    bool isAnyOn = false;
    for (const FeedRow& feed : feeds) {
        if (feed.health == FeedHealth::Dead)
            return {FeedPanelTr::tr("GPS down: %1", "a feed").arg(fromStd(feed.name)), true};
        if (feed.health == FeedHealth::Flooding)
            return {FeedPanelTr::tr("GPS too much: %1", "a feed").arg(fromStd(feed.name)), true};
        isAnyOn = isAnyOn || feed.health != FeedHealth::Off;
        if (feed.heardAt && (!newest || *feed.heardAt > *newest))
            newest = feed.heardAt;
    }
    if (!isAnyOn)
        return {};
    if (!newest)
        return {FeedPanelTr::tr("GPS: none yet"), false};
    const auto seconds = std::max<std::int64_t>(0, (now - *newest).wholeSeconds());
    return {seconds < 100
                ? FeedPanelTr::tr("GPS %1 s", "age of the newest position").arg(seconds)
                : FeedPanelTr::tr("GPS %1 min", "age of the newest position").arg(seconds / 60),
            false};
}

FeedPanel::FeedPanel(const ThemeSource& source, Desk& desk, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_model(desk, {feedHealthWord, feedWords}),
      m_header(new PanelHeader(source, tr("Live positions"), this)),
      m_view(new BoardView(source, tr("Feeds of live positions"), this)), m_detail(new QLabel(this))
{
    setObjectName(QStringLiteral("feedPanel"));
    setAccessibleName(tr("Live positions"));
    setAutoFillBackground(true);
    m_view->setObjectName(QStringLiteral("feedView"));
    m_view->setModel(&m_model);
    new EmptyWords(m_source, m_view, [] {
        return tr("No feed is set up. The guide says how to write one down; this console takes it "
                  "up within seconds.");
    });
    auto* back = new KeyButton(m_source, tr("Back"), QKeySequence(Qt::Key_Escape), this);
    back->setObjectName(QStringLiteral("feedBack"));
    connect(back, &QAbstractButton::clicked, this, &FeedPanel::left);
    m_header->addRightButton(back);
    const auto at = [](FeedColumn column) { return static_cast<int>(column); };
    // Where it comes from is told below, too, and how many units it has is never urgent.
    m_view->setColumns({{at(FeedColumn::Name), tr("Feed"), 110, 80},
                        {at(FeedColumn::Health), tr("State"), 130, 118},
                        {at(FeedColumn::Heard), tr("Last"), 70, 60},
                        {at(FeedColumn::Units), tr("Units"), 56, 0, 1},
                        {at(FeedColumn::Address), tr("Where from"), 140, 110, 2}});
    m_detail->setObjectName(QStringLiteral("feedDetail"));
    m_detail->setTextFormat(Qt::PlainText);
    m_detail->setWordWrap(true);
    m_detail->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_view, 1);
    column->addWidget(m_detail);
    setFocusProxy(m_view);
    m_clock.setInterval(kSecondMs);
    connect(&m_clock, &QTimer::timeout, this, [this] {
        m_model.tick();
        tell();
    });
    connect(&desk, &Desk::feedsChanged, this, &FeedPanel::tell);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &FeedPanel::tell);
    connect(&m_source, &ThemeSource::changed, this, &FeedPanel::restyle);
    restyle();
    tell();
}

void FeedPanel::tell()
{
    const auto& rows = m_model.rows();
    const auto bad = std::count_if(rows.begin(), rows.end(),
                                   [](const FeedRow& row) { return isTrouble(row.health); });
    m_header->setNote(bad > 0 ? tr("%1 of %2 in trouble", "feeds").arg(bad).arg(rows.size())
                              : QString());
    const int row = m_view->currentIndex().row();
    m_detail->setVisible(!rows.empty());
    if (rows.empty())
        m_detail->clear();
    else if (row >= 0 && row < static_cast<int>(rows.size()))
        m_detail->setText(feedWords(rows[static_cast<std::size_t>(row)], m_desk.now()));
    else
        m_detail->setText(tr("Choose a feed to read about it."));
}

void FeedPanel::restyle()
{
    const Look& look = m_source.look();
    QPalette palette = this->palette();
    palette.setColor(QPalette::Window, look.color(Token::Panel));
    palette.setColor(QPalette::WindowText, look.color(Token::Second));
    setPalette(palette);
    m_detail->setPalette(palette);
    m_detail->setFont(look.font(TypeRole::Body));
    m_detail->setContentsMargins(look.px(10), look.px(8), look.px(10), look.px(8));
    m_detail->setMinimumHeight(QFontMetrics(m_detail->font()).lineSpacing() * 5);
}

void FeedPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_clock.start();
    m_model.tick();
    tell();
}

void FeedPanel::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_clock.stop();
}

void FeedPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else
        QWidget::keyPressEvent(event);
}

} // namespace haven::ui
