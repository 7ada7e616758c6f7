#include "ui/places/place_panel.h"

#include "models/base/text.h"
#include "models/dispatch/board.h"
#include "models/dispatch/road_closures.h"
#include "models/items/qt_text.h"
#include "ui/theme/scaled_margins.h"
#include "ui/widgets/core_text.h"
#include "ui/widgets/desk_rules.h"
#include "ui/widgets/empty_words.h"
#include "ui/widgets/eta_words.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/near_units.h"
#include "ui/widgets/panel_header.h"
#include "ui/widgets/place_words.h"
#include "ui/widgets/wrap_layout.h"

#include <algorithm>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

struct PlacePanelTr {
    Q_DECLARE_TR_FUNCTIONS(haven::ui::PlacePanel)
};

QString groupWord(NearGroup group)
{
    switch (group) {
    case NearGroup::Units:
        return PlacePanelTr::tr("Units");
    case NearGroup::Incidents:
        return PlacePanelTr::tr("Incidents");
    case NearGroup::Closures:
        return PlacePanelTr::tr("Closed roads");
    case NearGroup::Streets:
        return PlacePanelTr::tr("Streets within 400 m");
    }
    return {};
}

constexpr int kTextMax = 200;
constexpr std::size_t kHitsMax = 12;
constexpr std::size_t kIncidentsMax = 10;
constexpr int kHitsShown = 6;
constexpr int kHitsLeast = 2; // on a low screen; the list scrolls

} // namespace

PlacePanel::PlacePanel(const ThemeSource& source, Desk& desk, Near near, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_near(std::move(near)),
      m_hits({placeTitle, placeKindWord, placeSureWord, placeSentence}), m_around(groupWord),
      m_search(desk, QStringLiteral("placeSearch")), m_nearby(desk, QStringLiteral("placeNearby"))
{
    setObjectName(QStringLiteral("placePanel"));
    setAccessibleName(tr("Find a place"));
    setAutoFillBackground(true);
    build();
    connect(&desk, &Desk::mapChanged, this, &PlacePanel::search);
    connect(&m_source, &ThemeSource::changed, this, &PlacePanel::restyle);
    restyle();
    tellEmpty(desk.mapStanding());
    tell();
}

void PlacePanel::build()
{
    m_header = new PanelHeader(m_source, tr("Find a place"), this);
    auto* back = new KeyButton(m_source, tr("Back"), QKeySequence(Qt::Key_Escape), this);
    back->setObjectName(QStringLiteral("placeBack"));
    back->setButtonSize(ButtonSize::Header);
    connect(back, &QAbstractButton::clicked, this, &PlacePanel::left);
    m_header->addRightButton(back);
    m_line = new QLineEdit(this);
    m_line->setObjectName(QStringLiteral("placeLine"));
    m_line->setAccessibleName(tr("Find a place"));
    m_line->setPlaceholderText(tr("Address, Elm & Third, place, I-95 MM 47.5, town, 41.28,-72.51"));
    m_line->setToolTip(tr("Found while you type; Down chooses, Enter shows it on the map"));
    m_line->setMaxLength(kTextMax);
    m_line->installEventFilter(this);
    connect(m_line, &QLineEdit::textChanged, this, &PlacePanel::search);
    connect(m_line, &QLineEdit::returnPressed, this, &PlacePanel::go);
    buildLists();
    m_acts = new QWidget(this);
    auto* flow = new WrapLayout(m_acts);
    scaleMargins(m_source, flow, {12, 6, 12, 6}, 6);
    for (KeyButton* button : {addAct(QStringLiteral("placeGo"), tr("On the map"),
                                     QKeySequence(Qt::ALT | Qt::Key_M), &PlacePanel::go),
                              addAct(QStringLiteral("placeNear"), tr("Who is near"),
                                     QKeySequence(Qt::ALT | Qt::Key_W), &PlacePanel::askNear),
                              addAct(QStringLiteral("placeReach"), tr("5, 10, 15 minutes"),
                                     QKeySequence(Qt::ALT | Qt::Key_T), &PlacePanel::showReach),
                              addAct(QStringLiteral("placeIncident"), tr("New call here"),
                                     QKeySequence(Qt::ALT | Qt::Key_I), &PlacePanel::makeIncident)})
        flow->addWidget(button);
    auto* row = new QVBoxLayout;
    scaleMargins(m_source, row, {12, 8, 12, 6});
    row->addWidget(m_line);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addLayout(row);
    column->addWidget(m_places, 3);
    column->addWidget(m_why);
    column->addWidget(m_acts);
    column->addWidget(m_here);
    column->addWidget(m_nearest, 1);
    column->addStretch(0); // where nothing is listed yet, what is above stays above
    setFocusProxy(m_line);
}

void PlacePanel::buildLists()
{
    m_places = new BoardView(m_source, tr("Places found"), this);
    m_places->setObjectName(QStringLiteral("placeView"));
    m_places->setModel(&m_hits);
    const auto at = [](PlaceColumn column) { return static_cast<int>(column); };
    m_places->setColumns({{at(PlaceColumn::Kind), tr("Kind"), 78, 64, 1},
                          {at(PlaceColumn::Sure), tr("How sure"), 128, 112},
                          {at(PlaceColumn::Beat), tr("Beat"), 46, 0, 2},
                          {at(PlaceColumn::Place), tr("Place"), 220, 180}});
    connect(m_places->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &PlacePanel::tell);
    connect(m_places, &BoardView::rowActivated, this, &PlacePanel::go);
    m_why = new QLabel(this);
    m_why->setObjectName(QStringLiteral("placeWhy"));
    m_here = new QLabel(this);
    m_here->setObjectName(QStringLiteral("placeHere"));
    for (QLabel* label : {m_why, m_here}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_nearest = new BoardView(m_source, tr("Nearest to it"), this);
    m_nearest->setObjectName(QStringLiteral("nearView"));
    m_nearest->setModel(&m_around);
    new EmptyWords(m_source, m_nearest, [this] {
        return tr("What and who is nearest stands here once a place is chosen; %1 asks for what is "
                  "near the chosen incident.",
                  "a key")
            .arg(keyOf(m_source, "nearShow"));
    });
    const auto in = [](NearColumn column) { return static_cast<int>(column); };
    m_nearest->setColumns({{in(NearColumn::Time), tr("There in"), 76, 64},
                           {in(NearColumn::Distance), tr("Straight"), 80, 66},
                           {in(NearColumn::What), tr("What"), 220, 150}});
    connect(m_nearest, &BoardView::rowActivated, this, [this](const QModelIndex& index) {
        const NearRow* row = m_around.rowAt(index.row());
        if (row == nullptr)
            return;
        if (const auto* unit = std::get_if<UnitId>(&row->id))
            Q_EMIT unitChosen(*unit);
        else if (const auto* incident = std::get_if<IncidentId>(&row->id))
            Q_EMIT incidentChosen(*incident);
    });
}

KeyButton* PlacePanel::addAct(const QString& name, const QString& text, const QKeySequence& key,
                              void (PlacePanel::*act)())
{
    auto* button = new KeyButton(m_source, text, key, this);
    button->setObjectName(name);
    button->setButtonSize(ButtonSize::Header);
    button->bindWithin(this);
    connect(button, &QAbstractButton::clicked, this, act);
    m_buttons.push_back(button);
    return button;
}

void PlacePanel::start()
{
    m_line->setFocus(Qt::ShortcutFocusReason);
    m_line->selectAll();
}

// --- searching ---

void PlacePanel::search()
{
    const std::string whole = m_line->text().toStdString();
    const std::string text(trimmed(whole));
    if (text.empty()) {
        m_search.forget();
        m_hits.take({});
        tellEmpty(m_desk.mapStanding());
        tell();
        return;
    }
    m_search.ask(PlaceSearch{text, m_near ? m_near() : std::nullopt, kHitsMax},
                 [this](const QueryAnswer& answer) {
                     if (const auto* found = std::get_if<PlacesFound>(&answer))
                         take(*found);
                 });
}

void PlacePanel::take(const PlacesFound& found)
{
    m_hits.take(found.hits);
    if (found.hits.empty())
        tellEmpty(found.map);
    else
        m_places->setCurrentIndex(m_hits.index(0, 0));
    tell();
}

void PlacePanel::tellEmpty(MapStanding standing)
{
    switch (standing) {
    case MapStanding::None:
        m_why->setText(tr("This station has no map yet. An administrator brings one in under "
                          "Admin; until then places are taken as typed."));
        return;
    case MapStanding::Loading:
        m_why->setText(tr("The map is being read. Places are found in a moment."));
        return;
    case MapStanding::Ready:
        break;
    }
    m_why->setText(m_line->text().trimmed().isEmpty()
                       ? tr("Type a place. The best match comes first.")
                       : tr("Nothing is called that. Check the spelling, or take it as typed in "
                            "the call; it then waits to be set right."));
}

std::optional<Coordinate> PlacePanel::meant() const
{
    const PlaceHit* hit = m_hits.hitAt(m_places->currentIndex().row());
    return hit ? std::optional(hit->place.at) : m_at;
}

// --- acts ---

void PlacePanel::go()
{
    const PlaceHit* hit = m_hits.hitAt(m_places->currentIndex().row());
    if (hit != nullptr) {
        Q_EMIT goRequested(hit->place.at, placeTitle(hit->place));
        showNear(hit->place.at);
    } else if (m_at && m_line->text().isEmpty()) {
        Q_EMIT goRequested(*m_at, {});
    } else {
        Q_EMIT said(tr("No place is chosen. Type until the list has it."), Tone::Refused);
    }
}

void PlacePanel::askNear()
{
    if (const auto at = meant())
        showNear(*at);
}

void PlacePanel::makeIncident()
{
    if (const auto at = meant())
        Q_EMIT incidentWanted(*at);
}

void PlacePanel::showReach()
{
    if (const auto at = meant())
        Q_EMIT reachWanted(*at);
}

void PlacePanel::showNear(Coordinate at)
{
    m_at = at;
    m_here->setText(tr("Looking around…"));
    NearbyQuery query;
    query.at = at;
    m_nearby.ask(query, [this](const QueryAnswer& answer) {
        if (const auto* found = std::get_if<NearbyFound>(&answer))
            takeNear(*found);
    });
    tell();
}

std::vector<NearRow> PlacePanel::rowsOf(const NearbyFound& found) const
{
    const State& state = m_desk.state();
    const Codes& codes = m_desk.knowledge().codes;
    std::vector<NearRow> rows;
    for (const NearTravel& near : found.units) {
        const auto unit = state.units.find(near.unit);
        if (unit == state.units.end())
            continue;
        const StatusRule* rule = codes.statusFor(unit->second.status.label.value);
        NearRow row;
        row.what = tr("%1, %2", "a unit, its status")
                       .arg(fromStd(near.unit.value), rule ? coreWord(rule->text) : QString());
        row.time = etaWords(near.eta, near.way);
        row.distance = distanceWords(near.distanceM);
        row.id = near.unit;
        rows.push_back(std::move(row));
    }
    std::vector<std::pair<double, IncidentId>> open;
    for (const auto& [id, incident] : state.incidents) {
        if (incident.stage != IncidentStage::Closed && incident.location.point &&
            incident.visibility == Visibility::Normal)
            open.emplace_back(distanceMeters(*incident.location.point, found.at), id);
    }
    std::sort(open.begin(), open.end());
    for (std::size_t n = 0; n < std::min(open.size(), kIncidentsMax); ++n)
        rows.push_back({NearGroup::Incidents,
                        tr("%1, %2", "an incident, its place")
                            .arg(incidentWords(m_desk, open[n].second),
                                 fromStd(state.incidents.at(open[n].second).location.text)),
                        {},
                        distanceWords(open[n].first),
                        open[n].second});
    addClosures(rows, found.at);
    for (const NearStreet& street : found.streets)
        rows.push_back(
            {NearGroup::Streets, fromStd(street.name), {}, distanceWords(street.distanceM), {}});
    return rows;
}

void PlacePanel::addClosures(std::vector<NearRow>& rows, Coordinate at) const
{
    constexpr double kNearM = 5'000;
    std::vector<std::pair<double, std::string>> closed;
    for (const RoadClosure& one : closuresOf(m_desk.state())) {
        const double away = distanceMeters(one.at, at);
        if (away <= kNearM)
            closed.emplace_back(away, one.words.empty() ? coordinateText(one.at) : one.words);
    }
    std::sort(closed.begin(), closed.end());
    for (const auto& [away, words] : closed)
        rows.push_back({NearGroup::Closures, fromStd(words), {}, distanceWords(away), {}});
}

void PlacePanel::takeNear(const NearbyFound& found)
{
    QStringList here;
    if (found.address.empty())
        here << fromStd(coordinateText(found.at));
    else if (found.cross.empty())
        here << tr("At %1", "an address").arg(fromStd(found.address));
    else
        here << tr("At %1, by %2", "an address, the nearest crossing street")
                    .arg(fromStd(found.address), fromStd(found.cross));
    if (!found.town.empty())
        here << fromStd(found.town);
    here << (found.beat ? tr("beat %1").arg(fromStd(found.beat->value)) : tr("outside every beat"));
    m_here->setText(here.join(QStringLiteral(", ")));
    m_around.take(rowsOf(found));
    if (m_around.rowCount() > 1)
        m_nearest->setCurrentIndex(m_around.index(1, 0));
}

// --- words ---

void PlacePanel::tell()
{
    const PlaceHit* hit = m_hits.hitAt(m_places->currentIndex().row());
    if (hit != nullptr) {
        const QString why = coreList(hit->place.reason);
        m_why->setText(
            isSure(hit->place)
                ? tr("%1. Exact: %2.", "a place, why it was found").arg(placeTitle(hit->place), why)
                : tr("%1. Not sure, please confirm: %2.", "a place, why it was found")
                      .arg(placeTitle(hit->place), why));
        m_why->setToolTip(placeSentence(*hit));
    }
    const bool isMeant = meant().has_value();
    for (KeyButton* button : m_buttons)
        button->setEnabled(isMeant);
    m_here->setVisible(m_at.has_value());
    m_nearest->setVisible(m_at.has_value());
}

void PlacePanel::restyle()
{
    const Look& look = m_source.look();
    QPalette palette = this->palette();
    palette.setColor(QPalette::Window, look.color(Token::Panel));
    setPalette(palette);
    palette.setColor(QPalette::WindowText, look.color(Token::Second));
    m_why->setPalette(palette);
    palette.setColor(QPalette::WindowText, look.color(Token::Text));
    m_here->setPalette(palette);
    m_line->setFont(look.font(TypeRole::Fact));
    m_why->setFont(look.font(TypeRole::Body));
    m_here->setFont(look.font(TypeRole::Strong));
    for (QLabel* label : {m_why, m_here})
        label->setContentsMargins(look.px(12), look.px(4), look.px(12), look.px(4));
    m_why->setMinimumHeight(QFontMetrics(m_why->font()).lineSpacing() * 2 + look.px(8));
    m_places->setMinimumHeight(look.px(34) + kHitsLeast * look.rowHeight());
    m_places->setMaximumHeight(look.px(34) + kHitsShown * look.rowHeight());
}

bool PlacePanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_line || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const int step = key->key() == Qt::Key_Down ? 1 : key->key() == Qt::Key_Up ? -1 : 0;
    if (step == 0 || key->modifiers() != Qt::NoModifier)
        return QWidget::eventFilter(watched, event);
    const int row =
        std::clamp(m_places->currentIndex().row() + step, 0, std::max(0, m_hits.rowCount() - 1));
    m_places->setCurrentIndex(m_hits.index(row, 0));
    return true;
}

void PlacePanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else
        QWidget::keyPressEvent(event);
}

} // namespace haven::ui
