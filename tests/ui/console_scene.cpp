#include "tests/ui/console_scene.h"

#include "tests/testkit/ui/sample_look.h"
#include "ui/theme/apply_theme.h"

#include <QApplication>

namespace haven::test {

namespace {

ui::WallClock consoleClock()
{
    ui::WallClock clock;
    clock.time = [](Instant at) {
        return QTime::fromMSecsSinceStartOfDay(static_cast<int>(at.ms % 86'400'000))
            .toString(QStringLiteral("HH:mm:ss"));
    };
    clock.dated = [time = clock.time](Instant at) {
        return QStringLiteral("2026-03-14 ") + time(at);
    };
    clock.zulu = [](Instant) { return QStringLiteral("02:47Z"); };
    clock.offset = [](Instant) { return Span{}; };
    clock.parse = [](const QString&, Instant) { return std::optional<Instant>(); };
    return clock;
}

ui::Look consoleLook(const QString& theme, int zoom, ui::Density density)
{
    ui::Look look = testkit::sampleLook(theme);
    look.density = density;
    look.zoomPercent = zoom;
    return look;
}

} // namespace

Console::Console(QSize size, const QString& theme, int zoom, ui::Density density)
    : m_source(consoleLook(theme, zoom, density))
{
    ui::applyTheme(*qApp, m_source.look());
    m_source.setApplier([](const ui::Look& now) { ui::applyTheme(*qApp, now); });
    desk.room().logOn("3A12", {kSkillCit});
    desk.room().logOn("2A11");
    desk.room().logOn("CR1", {kSkillClinician});
    desk.sync();
    m_window =
        std::make_unique<ui::MainWindow>(m_source, desk, m_layers, consoleClock(), m_preferences);
    m_window->resize(size);
    m_window->show();
    m_window->activateWindow();
    if (!QTest::qWaitForWindowActive(m_window.get()))
        qFatal("the window does not become active");
}

void Console::key(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget* focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : m_window.get(), key, modifiers);
}

void Console::type(const QString& text)
{
    QWidget* focus = QApplication::focusWidget();
    QTest::keyClicks(focus ? focus : m_window.get(), text);
}

QString Console::enter(const QString& line)
{
    key(Qt::Key_L, Qt::ControlModifier);
    QTest::keyClicks(this->line(), line);
    key(Qt::Key_Return);
    const auto isAnswered = [this] { return result().kind() != ui::ResultKind::Working; };
    if (!QTest::qWaitFor(isAnswered, 2000))
        qFatal("no answer to: %s", qPrintable(line));
    return result().text();
}

} // namespace haven::test
