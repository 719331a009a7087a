"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import type { RefObject } from "react";

const nearPx = 48;

export interface Follow {
  /** The element that scrolls, and the one inside it that grows. */
  scroller: RefObject<HTMLDivElement | null>;
  content: RefObject<HTMLDivElement | null>;
  isFollowing: boolean;
  onScroll: () => void;
  jump: () => void;
}

/** Keeps the end of a growing content in view for as long as the reader is there; whoever scrolls up is left alone. */
export function useFollow(): Follow {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  const lastTop = useRef(0);
  const [isFollowing, setFollowing] = useState(true);

  const toEnd = useCallback(() => {
    const element = scroller.current;
    if (element !== null) element.scrollTop = element.scrollHeight;
  }, []);

  useEffect(() => {
    const observer = new ResizeObserver(() => {
      if (follows.current) toEnd();
    });
    for (const { current } of [scroller, content]) if (current !== null) observer.observe(current);
    return () => observer.disconnect();
  }, [toEnd]);

  const onScroll = useCallback(() => {
    const element = scroller.current;
    if (element === null) return;
    const { scrollTop, scrollHeight, clientHeight } = element;
    const isNear = scrollHeight - scrollTop - clientHeight < nearPx;
    // Content that grows between a scroll and its event puts the end out of reach; only going up is leaving.
    if (isNear) follows.current = true;
    else if (scrollTop < lastTop.current) follows.current = false;
    lastTop.current = scrollTop;
    setFollowing(follows.current);
  }, []);

  const jump = useCallback(() => {
    follows.current = true;
    setFollowing(true);
    toEnd();
  }, [toEnd]);

  return { scroller, content, isFollowing, onScroll, jump };
}
