#pragma once

#include "models/items/desk.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/desk_asker.h"
#include "ui/widgets/wall_clock.h"

#include <QWidget>

namespace haven::ui {

class Banner;

// That this desk was handed over, by whom and how it stood then, for whoever sits here now: until
// they say that they have it. Both names are then on the log.
class ReliefBand final : public QWidget
{
    Q_OBJECT

public:
    ReliefBand(const ThemeSource& source, Desk& desk, WallClock clock, QWidget* parent = nullptr);

    // Empty where there is nothing to take over.
    QString words() const;
    // Whoever sits here says that they have it; what is wrong with that is said.
    void takeOver();

Q_SIGNALS:
    // The brief is wanted.
    void briefRequested();
    void said(const QString& sentence, haven::ui::Tone tone);

private:
    void retell();
    void tellDone();

    Desk& m_desk;
    WallClock m_clock;
    DeskAsker m_asker;
    Banner* m_banner;
};

} // namespace haven::ui
