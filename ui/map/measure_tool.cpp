#include "ui/map/measure_tool.h"

#include "ui/widgets/near_units.h"

#include <cmath>
#include <QCoreApplication>
#include <QPainter>

namespace haven::ui {

namespace {

struct MeasureToolTr {
    Q_DECLARE_TR_FUNCTIONS(haven::ui::MeasureTool)
};

constexpr std::size_t kPointsMax = 100;
constexpr double kFootM = 0.3048;
constexpr double kMileM = 1609.344;

} // namespace

QString bothDistances(double meters)
{
    constexpr double kMilesFrom = 0.1;
    constexpr double kFeetStep = 10;
    const double miles = meters / kMileM;
    const QString american =
        miles < kMilesFrom
            ? MeasureToolTr::tr("%1 ft", "feet")
                  .arg(std::round(meters / kFootM / kFeetStep) * kFeetStep, 0, 'f', 0)
            : MeasureToolTr::tr("%1 mi", "miles").arg(miles, 0, 'f', 2);
    return MeasureToolTr::tr("%1, %2", "a distance in meters and in miles")
        .arg(distanceWords(meters), american);
}

void MeasureTool::start()
{
    m_isOn = true;
    m_points.clear();
}

void MeasureTool::stop()
{
    m_isOn = false;
    m_points.clear();
    m_next.reset();
}

void MeasureTool::add(Coordinate at)
{
    if (m_isOn && m_points.size() < kPointsMax && (m_points.empty() || m_points.back() != at))
        m_points.push_back(at);
}

void MeasureTool::takeBack()
{
    if (!m_points.empty())
        m_points.pop_back();
}

double MeasureTool::meters() const
{
    double meters = 0;
    for (std::size_t n = 1; n < m_points.size(); ++n)
        meters += distanceMeters(m_points[n - 1], m_points[n]);
    return meters;
}

QString MeasureTool::words() const
{
    if (m_points.size() < 2)
        return MeasureToolTr::tr("Measuring: click the points, or Enter for the middle. End: Esc");
    return MeasureToolTr::tr("%1 in straight lines. End: Esc", "%1 is a distance")
        .arg(bothDistances(meters()));
}

void MeasureTool::paint(QPainter& painter, const Look& look, const MapCamera& camera) const
{
    if (!m_isOn)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPolygonF line;
    for (const Coordinate at : m_points)
        line << camera.pointOf(at);
    if (m_next && !line.isEmpty())
        line << camera.pointOf(*m_next);
    painter.setBrush(Qt::NoBrush);
    for (const auto& [token, width] : {std::pair(Token::MapLand, 5.0), {Token::Focus, 2.5}}) {
        painter.setPen(QPen(look.color(token), look.scaled(width), Qt::SolidLine, Qt::RoundCap,
                            Qt::RoundJoin));
        painter.drawPolyline(line);
    }
    painter.setPen(QPen(look.color(Token::MapLand), look.scaled(2)));
    painter.setBrush(look.color(Token::Focus));
    for (const Coordinate at : m_points)
        painter.drawEllipse(camera.pointOf(at), look.scaled(4.5), look.scaled(4.5));
    // Where Enter puts the next point.
    const QPointF middle(camera.size.width() / 2, camera.size.height() / 2);
    const double arm = look.scaled(9);
    painter.setPen(QPen(look.color(Token::MapLabel), look.scaled(1.4)));
    painter.drawLine(middle - QPointF(arm, 0), middle + QPointF(arm, 0));
    painter.drawLine(middle - QPointF(0, arm), middle + QPointF(0, arm));
    painter.restore();
}

} // namespace haven::ui
