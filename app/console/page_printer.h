#pragma once

#include "models/base/result.h"

#include <functional>
#include <QDir>
#include <QObject>
#include <string>

namespace haven {

// Draws a page into a folder, away from the GUI thread, on which it lives, and tells what became of
// it. Which page that is, is said by who derives from it.
class PagePrinter : public QObject
{
    Q_OBJECT

Q_SIGNALS:
    void printed(const QString& path);
    void refused(const haven::Refusal& refusal);

protected:
    // Whether the page lies there; called on another thread.
    using Draw = std::function<bool(const std::string& path)>;

    // The folder is made when it is first needed.
    explicit PagePrinter(QDir folder, QObject* parent = nullptr);

    // Answered by printed() or refused().
    void draw(const QString& name, Draw page);

private:
    QDir m_folder;
};

} // namespace haven
