#pragma once
#include "pch_qtcore.h"

#include <QtGui/QtGui>
#include <QtWidgets/QtWidgets>

#include "models/items/desk.h"
