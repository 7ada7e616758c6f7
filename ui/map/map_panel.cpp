#include "ui/map/map_panel.h"

#include "models/items/qt_text.h"
#include "ui/map/map_legend.h"
#include "ui/map/unplaced_model.h"
#include "ui/widgets/band_list.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/panel_header.h"

#include <algorithm>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

constexpr int kListRowsMax = 6;
constexpr Span kTrailSpan = Span::hours(1);

} // namespace

MapPanel::MapPanel(const ThemeSource& source, Desk& desk, const MapLayers& layers, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_reach(desk, QStringLiteral("mapReach")),
      m_trail(desk, QStringLiteral("mapTrail")), m_header(new PanelHeader(source, tr("Map"), this)),
      m_view(new MapView(source, desk, layers, this)), m_legend(new MapLegend(source, m_view)),
      m_unplaced(new UnplacedModel(this)), m_list(new QListView(this)), m_strip(new QWidget(this))
{
    setObjectName(QStringLiteral("mapPanel"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_view, 1);
    column->addWidget(m_strip);
    column->addWidget(m_list);
    setFocusProxy(m_view);
    m_legend->hide();
    buildHeader();
    buildUnplaced();
    wire();
    restyle();
    followUnplaced();
}

void MapPanel::buildHeader()
{
    auto* all = new KeyButton(m_source, tr("All"), QKeySequence(Qt::Key_Home), this);
    all->setObjectName(QStringLiteral("mapAll"));
    all->setHint(tr("Show the whole town"));
    connect(all, &QAbstractButton::clicked, m_view, &MapView::fitAll);
    m_header->addRightButton(all);
    auto* legend = new KeyButton(m_source, tr("Legend"), QKeySequence(Qt::Key_G), this);
    legend->setObjectName(QStringLiteral("mapLegendButton"));
    legend->setHint(tr("What the signs of the map mean"));
    legend->setCheckable(true);
    legend->bindWithin(m_view);
    connect(legend, &QAbstractButton::toggled, this, [this](bool isShown) {
        placeLegend();
        m_legend->setVisible(isShown);
    });
    m_header->addRightButton(legend);
}

void MapPanel::buildUnplaced()
{
    auto* row = new QHBoxLayout(m_strip);
    row->setContentsMargins(m_source.look().px(8), m_source.look().px(4), m_source.look().px(8),
                            m_source.look().px(4));
    m_listButton = new KeyButton(m_source, tr("Without a position"), QKeySequence(Qt::Key_Q), this);
    m_listButton->setObjectName(QStringLiteral("mapUnplacedButton"));
    m_listButton->setHint(tr("List what is not on the map, because nobody has said where it is"));
    m_listButton->setButtonSize(ButtonSize::Header);
    m_listButton->setCheckable(true);
    m_listButton->bindWithin(this);
    row->addWidget(m_listButton);
    row->addStretch(1);
    m_strip->setObjectName(QStringLiteral("mapUnplacedStrip"));
    m_strip->setAutoFillBackground(true);
    m_list->setObjectName(QStringLiteral("mapUnplacedList"));
    m_list->setAccessibleName(tr("Without a position"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setSpacing(m_source.look().px(4));
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setModel(m_unplaced);
    m_list->hide();
    connect(m_listButton, &QAbstractButton::toggled, this, &MapPanel::followUnplaced);
    const auto chosen = [this](const QModelIndex& index) {
        if (const auto mark = m_unplaced->markAt(index.row()))
            choose(*mark);
    };
    connect(m_list, &QAbstractItemView::clicked, this, chosen);
    connect(m_list, &QAbstractItemView::activated, this, [this](const QModelIndex& index) {
        const auto mark = m_unplaced->markAt(index.row());
        if (!mark)
            return;
        choose(*mark);
        if (const auto* incident = std::get_if<IncidentId>(&*mark))
            Q_EMIT incidentOpened(*incident);
    });
}

void MapPanel::wire()
{
    connect(m_view, &MapView::incidentChosen, this, &MapPanel::incidentSelected);
    connect(m_view, &MapView::incidentOpened, this, &MapPanel::incidentOpened);
    connect(m_view, &MapView::unitChosen, this, &MapPanel::unitSelected);
    connect(m_view, &MapView::placeChosen, this, &MapPanel::placeChosen);
    connect(m_view, &MapView::nearWanted, this, &MapPanel::nearWanted);
    connect(m_view, &MapView::reachWanted, this, &MapPanel::showReach);
    connect(m_view, &MapView::trailWanted, this, &MapPanel::showTrail);
    connect(m_view, &MapView::requestLine, this, &MapPanel::requestLine);
    connect(m_view, &MapView::said, this, &MapPanel::said);
    connect(m_view, &MapView::unplacedChanged, this, &MapPanel::followUnplaced);
    connect(&m_source, &ThemeSource::changed, this, &MapPanel::restyle);
}

void MapPanel::restyle()
{
    const Look& look = m_source.look();
    m_list->setFont(look.font(TypeRole::Body));
    m_list->setStyleSheet(ringOfAList(look));
    QPalette palette = m_strip->palette();
    palette.setColor(QPalette::Window, look.color(Token::Panel));
    m_strip->setPalette(palette);
    followUnplaced();
    placeLegend();
}

void MapPanel::followUnplaced()
{
    m_unplaced->follow(m_view->book().unplaced());
    const int count = m_unplaced->rowCount();
    m_listButton->setLabel(tr("%1 without a position", "incidents and units").arg(count));
    m_strip->setVisible(count > 0);
    const bool isListed = count > 0 && m_listButton->isChecked();
    m_list->setVisible(isListed);
    if (isListed)
        m_list->setFixedHeight((m_list->sizeHintForRow(0) + 2 * m_list->spacing()) *
                                   std::min(count, kListRowsMax) +
                               m_source.look().px(6));
}

void MapPanel::placeLegend()
{
    m_legend->resize(m_legend->sizeHint());
    const int edge = m_source.look().px(10);
    m_legend->move(std::max(0, m_view->width() - m_legend->width() - edge), edge);
}

void MapPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    placeLegend();
}

void MapPanel::choose(const MarkId& mark)
{
    if (const auto* unit = std::get_if<UnitId>(&mark))
        Q_EMIT unitSelected(*unit);
    else
        Q_EMIT incidentSelected(std::get<IncidentId>(mark));
}

void MapPanel::show(std::optional<IncidentId> incident)
{
    m_view->select(incident);
}

void MapPanel::showUnit(const UnitId& unit)
{
    m_view->select(unit);
}

void MapPanel::showRoutes(const RoutesFound& routes, const std::optional<UnitId>& chosen)
{
    m_view->overlay().setRoutes(routes, chosen);
    m_view->update();
}

void MapPanel::showReach(Coordinate at)
{
    if (m_view->overlay().hasReach()) {
        m_reach.forget();
        m_view->overlay().setReach({});
        m_view->update();
        return;
    }
    const std::vector<Span> within{Span::minutes(5), Span::minutes(10), Span::minutes(15)};
    Q_EMIT said(tr("Working out from where one is there in 5, 10 and 15 minutes…"), Tone::Quiet);
    m_reach.ask(ReachQuery{at, within}, [this](const QueryAnswer& answer) {
        const auto* found = std::get_if<ReachFound>(&answer);
        if (!found)
            return;
        m_view->overlay().setReach(*found);
        m_view->update();
        Q_EMIT said(found->areas.empty()
                        ? tr("There is no road near it.")
                        : tr("Within the lines one is there in 5, 10 and 15 minutes by road."),
                    found->areas.empty() ? Tone::Refused : Tone::Quiet);
    });
}

void MapPanel::showPlace(Coordinate at, const QString& label)
{
    m_view->overlay().setPin(at, label);
    m_view->goTo(at);
}

void MapPanel::showTrail(const UnitId& unit)
{
    const Instant now = m_desk.now();
    m_trail.ask(TrailQuery{unit, now - kTrailSpan, now}, [this, unit](const QueryAnswer& answer) {
        const auto* found = std::get_if<TrailFound>(&answer);
        if (!found)
            return;
        m_view->overlay().setTrail(*found);
        m_view->update();
        if (found->spots.empty())
            Q_EMIT said(tr("%1 has sent no position in the last hour.").arg(fromStd(unit.value)),
                        Tone::Quiet);
    });
}

bool MapPanel::goTo(const MarkId& mark)
{
    const MapMark* known = m_view->book().find(mark);
    if (known == nullptr) {
        Q_EMIT said(tr("It has no position on the map."), Tone::Refused);
        return false;
    }
    if (const auto* unit = std::get_if<UnitId>(&mark))
        m_view->select(*unit);
    else
        m_view->select(std::get<IncidentId>(mark));
    m_view->goTo(known->at);
    return true;
}

} // namespace haven::ui
